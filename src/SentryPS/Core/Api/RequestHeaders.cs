using System.Collections;

namespace SentryPS.Api;

/// <summary>
/// Headers that a caller adds to a request. Those that carry the token, or frame the message, are the transport's own.
/// </summary>
internal sealed class RequestHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Content-Length", "Content-Type", "Content-Encoding",
        "Transfer-Encoding", "Expect", "Upgrade", "TE", "Trailer",
    };

    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>
    /// Adds a header; <see cref="SentryException"/> for one that cannot be sent or is not the caller's to choose.
    /// </summary>
    public void Add(string name, string value)
    {
        if (name.Length == 0 || !name.All(c => c is > ' ' and <= '~' && !"()<>@,;:\\\"/[]?={}".Contains(c)))
        {
            throw SentryException.InvalidInput($"'{name}' is not the name of a header.", name);
        }

        if (s_reserved.Contains(name))
        {
            throw SentryException.InvalidInput($"The header {name} cannot be chosen: SentryPS sets it itself.", name);
        }

        if (!value.All(c => c is >= ' ' and <= '~'))
        {
            throw SentryException.InvalidInput($"The value of the header {name} has line breaks or other characters that headers cannot have.", name);
        }

        _headers.Add(new(name, value));
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
