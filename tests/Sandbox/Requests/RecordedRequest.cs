namespace SentryPS.Sandbox.Requests;

/// <summary>A request as it arrived, and the status it was answered with (0 as long as no answer was sent).</summary>
/// <param name="Method">GET, PUT ….</param>
/// <param name="Path">The path as sent, percent-encoding kept, without the server's base path.</param>
/// <param name="QueryString">The query as sent, with its question mark, or an empty string.</param>
/// <param name="Query">The decoded query in the order sent; a repeated name is a repeated pair.</param>
/// <param name="Headers">Header names are found in any case.</param>
/// <param name="Body">The body as text, or an empty string.</param>
/// <param name="Status">The status of the answer.</param>
public sealed record RecordedRequest(
    string Method,
    string Path,
    string QueryString,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    int Status)
{
    /// <summary>All values of a query parameter, in the order sent.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [.. Query.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    public override string ToString() => $"{Method} {Path}{QueryString} -> {Status}";
}
