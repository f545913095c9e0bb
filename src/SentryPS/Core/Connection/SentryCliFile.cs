namespace SentryPS.Connection;

/// <summary>
/// A configuration file of sentry-cli (<c>.sentryclirc</c> or <c>sentrycli.ini</c>): sections in brackets, and a
/// <c>key = value</c> a line. What is no such line is passed over, as sentry-cli does.
/// </summary>
internal sealed class SentryCliFile
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private SentryCliFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>The value of <c>section.key</c>; null where it is absent or empty.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public static SentryCliFile Parse(string path, IEnumerable<string> lines)
    {
        var file = new SentryCliFile(path);
        var section = "";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            var equals = line.IndexOf('=');
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }
            else if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                section = line.Substring(1, line.Length - 2).Trim();
            }
            else if (equals > 0)
            {
                var name = $"{section}.{line.Substring(0, equals).Trim()}";
                file._values[name] = Unquote(line.Substring(equals + 1).Trim());
            }
        }

        return file;
    }

    /// <summary>
    /// Null where the file is not there or may not be read: it is somebody's convenience, never a duty.
    /// </summary>
    public static SentryCliFile? Read(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(path, File.ReadAllLines(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool SaysTheSameAs(SentryCliFile other) =>
        _values.Count == other._values.Count
        && _values.All(value => other._values.TryGetValue(value.Key, out var theirs) && theirs == value.Value);

    private static string Unquote(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0]
            ? value.Substring(1, value.Length - 2)
            : value;
}
