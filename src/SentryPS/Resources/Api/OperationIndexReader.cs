using System.Text.RegularExpressions;

namespace SentryPS.Api;

/// <summary>
/// Reads the lines of operations.txt; build/Update-OperationIndex.ps1, which writes them, says what they mean.
/// </summary>
internal static class OperationIndexReader
{
    private const string ResourceName = "operations.txt";

    private static readonly Regex s_hole = new(@"\{(\w+)(?::([\w|]+))?\}");
    private static readonly Regex s_parameter = new(
        @"^(?<name>[^!?:=]+)(?<required>!?)(?<nullable>\??)(?::(?<type>[\w|]+(?:\[\])?))?(?<values>=.*)?$");

    public static IReadOnlyList<SentryApiOperation> Read()
    {
        using var stream = typeof(OperationIndexReader).Assembly.GetManifestResourceStream(ResourceName)!;
        using var reader = new StreamReader(stream);
        var operations = new List<SentryApiOperation>();
        while (reader.ReadLine() is { } name)
        {
            operations.Add(ReadOperation(name, reader));
        }

        return operations;
    }

    private static SentryApiOperation ReadOperation(string name, StreamReader reader)
    {
        var (method, path) = Split(reader.ReadLine()!);
        var operation = new SentryApiOperation(name, method, s_hole.Replace(path, "{$1}"));
        var parameters = s_hole.Matches(path).Cast<Match>().Select(HoleOf).ToList();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var (key, value) = Split(line);
            switch (key)
            {
                case "tag":
                    operation.Tag = value;
                    break;
                case "scope":
                    operation.Scopes = value.Split(' ');
                    break;
                case "query":
                    parameters.AddRange(ParametersOf(value, SentryApiParameterLocation.Query));
                    break;
                default:
                    operation.BodyFormat = key;
                    parameters.AddRange(ParametersOf(value, SentryApiParameterLocation.Body));
                    break;
            }
        }

        operation.Parameters = parameters;
        return operation;
    }

    private static (string Key, string Value) Split(string line)
    {
        var space = line.IndexOf(' ');
        return (line.Substring(0, space), line.Substring(space + 1));
    }

    private static SentryApiParameter HoleOf(Match hole) =>
        new(
            SentryApiParameterLocation.Path,
            hole.Groups[1].Value,
            TypeOf(hole.Groups[2]),
            isRequired: true,
            isNullable: false,
            []);

    private static IEnumerable<SentryApiParameter> ParametersOf(string line, SentryApiParameterLocation location) =>
        line.Split(' ').Select(text => ParameterOf(s_parameter.Match(text).Groups, location));

    private static SentryApiParameter ParameterOf(GroupCollection parts, SentryApiParameterLocation location) => new(
        location,
        parts["name"].Value,
        TypeOf(parts["type"]),
        parts["required"].Length > 0,
        parts["nullable"].Length > 0,
        parts["values"].Success ? parts["values"].Value.Substring(1).Split(',') : []);

    private static string TypeOf(Group type) => type.Success ? type.Value : "string";
}
