using System.Globalization;
using System.Text.Json;

namespace SentryPS.Tests.Schema;

/// <summary>
/// The whole official schema, with all references resolved. It is too large, and not ours, to be kept in the repository:
/// tests read it where the variable SENTRY_OPENAPI names the file.
/// </summary>
internal static class OfficialSchema
{
    public const string Missing = "The variable SENTRY_OPENAPI names no file.";

    private static readonly Lazy<IReadOnlyDictionary<string, JsonElement>?> s_operations = new(Load);

    public static bool IsHere => s_operations.Value is not null;

    /// <summary>The operations by their official names. Only where the schema is here.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Operations => s_operations.Value!;

    /// <summary>What the schema says of a parameter; null where it has none of this name.</summary>
    public static JsonElement? Parameter(SentryApiOperation operation, string location, string name)
    {
        if (Follow(Operations[operation.Name], "parameters") is not { } parameters)
        {
            return null;
        }

        return parameters.EnumerateArray()
            .Where(parameter => parameter.GetProperty("in").ValueEquals(location))
            .Where(parameter => NameOf(parameter) == name)
            .Select(parameter => (JsonElement?)parameter.GetProperty("schema"))
            .FirstOrDefault();
    }

    /// <summary>The name of a parameter as the index has it, which shortens the names of holes.</summary>
    public static string NameOf(JsonElement parameter)
    {
        var name = parameter.GetProperty("name").GetString()!;
        return parameter.GetProperty("in").ValueEquals("path") ? name.Replace("_id_or_slug", "", StringComparison.Ordinal) : name;
    }

    /// <summary>The schema of a JSON body; null where the operation takes none.</summary>
    public static JsonElement? RequestBody(SentryApiOperation operation) =>
        Follow(Operations[operation.Name], "requestBody", "content", "application/json", "schema");

    /// <summary>Whether the schema has this status among the responses.</summary>
    public static bool HasResponse(SentryApiOperation operation, int status) => Response(operation, status) is not null;

    /// <summary>The schema of a JSON response; null where it says nothing of a body.</summary>
    public static JsonElement? ResponseBody(SentryApiOperation operation, int status) =>
        Response(operation, status) is { } response ? Follow(response, "content", "application/json", "schema") : null;

    /// <summary>The official examples of responses that are a success and have a body.</summary>
    public static IEnumerable<(string Name, int Status, JsonElement Body)> Examples(SentryApiOperation operation)
    {
        var responses = Operations[operation.Name].GetProperty("responses").EnumerateObject();
        foreach (var response in responses.Where(response => response.Name.StartsWith('2')))
        {
            var status = int.Parse(response.Name, CultureInfo.InvariantCulture);
            if (Follow(response.Value, "content", "application/json") is not { } content)
            {
                continue;
            }

            if (content.TryGetProperty("example", out var example))
            {
                yield return ("example", status, example);
            }

            if (content.TryGetProperty("examples", out var examples))
            {
                foreach (var named in examples.EnumerateObject())
                {
                    yield return (named.Name, status, named.Value.GetProperty("value"));
                }
            }
        }
    }

    private static JsonElement? Response(SentryApiOperation operation, int status) =>
        Follow(Operations[operation.Name], "responses", status.ToString(CultureInfo.InvariantCulture));

    private static JsonElement? Follow(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static Dictionary<string, JsonElement>? Load()
    {
        if (Environment.GetEnvironmentVariable("SENTRY_OPENAPI") is not { Length: > 0 } path)
        {
            return null;
        }

        var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(item => item.Value.EnumerateObject())
            .ToDictionary(operation => operation.Value.GetProperty("operationId").GetString()!, operation => operation.Value);
    }
}
