using System.Text;
using System.Text.Json;
using SentryPS.Http.Json;

namespace SentryPS.Http.Errors;

/// <summary>
/// Finds the server's words in the body of an error. Sentry has many forms of it: <c>{"detail": "…"}</c>, the same with
/// an object or a list, a map of fields to their complaints, <c>{"error": …}</c>, a bare string; and proxies before it
/// respond with HTML or nothing.
/// </summary>
internal static class ErrorText
{
    /// <summary>How much of a body is looked at; words after it are not what an error is about.</summary>
    public const int MaximumBodyLength = 64 * 1024;

    private const int MaximumLength = 300;

    // These names say that words follow, but nothing about what they concern.
    private static readonly HashSet<string> s_envelopes =
        ["detail", "details", "error", "errors", "message", "params", "non_field_errors", "nonFieldErrors"];

    // Of a structured error these are for programs.
    private static readonly HashSet<string> s_machineParts = ["code", "extra", "errorId"];

    /// <summary>The body as dictionaries; null where it is no JSON.</summary>
    public static object? ParseOrNull(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonReader.ParseValue(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The server's words, each with the field that it is about; null where there are none.</summary>
    public static string? WordsOf(object? body)
    {
        var words = new List<string>();
        Collect(body, "", words);
        return words.Count == 0 ? null : string.Join("; ", words);
    }

    /// <summary>As much of a text as a person reads.</summary>
    public static string Shorten(string text) =>
        text.Length <= MaximumLength ? text : text.Substring(0, MaximumLength) + "…";

    /// <summary>What a body that is not what it should be looks like to a person.</summary>
    public static string Describe(ReadOnlySpan<byte> body, string? contentType)
    {
        if (body.Length == 0)
        {
            return "an empty body";
        }

        var text = Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, MaximumBodyLength)).ToArray());
        var words = WebPage.WordsOf(text);
        return IsWebPage(contentType, text)
            ? words.Length == 0 ? "a web page without words" : $"a web page: {words}"
            : $"{contentType ?? "a body of unknown type"} that begins: {words}";
    }

    /// <summary>
    /// Says that a body is a page for people, whatever it is called: servers call JSON text/html, too.
    /// </summary>
    public static bool IsWebPage(string? contentType, string text) =>
        text.TrimStart() is ['<', ..]
        && (contentType is null || contentType.EndsWith("html", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase));

    private static void Collect(object? value, string path, List<string> words)
    {
        switch (value)
        {
            case string { Length: > 0 } text:
                words.Add(path.Length == 0 ? text : $"{path}: {text}");
                break;
            case IDictionary<string, object?> fields:
                foreach (var field in fields.Where(field => !s_machineParts.Contains(field.Key)))
                {
                    var name = s_envelopes.Contains(field.Key) ? path
                        : path.Length == 0 ? field.Key
                        : $"{path}.{field.Key}";
                    Collect(field.Value, name, words);
                }

                break;
            case object?[] items:
                foreach (var item in items)
                {
                    Collect(item, path, words);
                }

                break;
        }
    }
}
