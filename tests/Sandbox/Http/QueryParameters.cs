using SentryPS.Sandbox.Requests;

namespace SentryPS.Sandbox.Http;

/// <summary>The query of a call. Arrays are repeated names, and an empty value is not an absent one.</summary>
internal sealed class QueryParameters(RecordedRequest request)
{
    public string Raw => request.QueryString;

    /// <summary>The last value of a name, as in Django, or null.</summary>
    public string? this[string name] => request.Query.LastOrDefault(pair => pair.Key == name).Value;

    public IReadOnlyList<string> All(string name) => request.Values(name);

    public bool IsTrue(string name) => this[name] is "1" or "true" or "True";

    /// <summary>The query without one parameter, re-encoded, as Sentry puts it in Link headers.</summary>
    public string Without(string name) =>
        string.Join('&', request.Query
            .Where(pair => pair.Key != name)
            .Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));

    private static string Encode(string text) =>
        Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
