using System.Net;
using System.Security;

namespace SentryPS.Connection;

/// <summary>A bearer token and what can be read from it. It never shows its text but to the transport.</summary>
internal sealed class SentryToken
{
    private readonly SecureString _text;

    private SentryToken(SecureString text, SentryTokenKind kind)
    {
        _text = text;
        Kind = kind;
    }

    public SentryTokenKind Kind { get; }

    /// <summary>The server that an organization token names. Unsigned, so a hint only; old tokens have none.</summary>
    public string? Url { get; private init; }

    /// <summary>The organization that an organization token names.</summary>
    public string? Organization { get; private init; }

    /// <summary>
    /// Says whether a text that is meant as something else is a token, which must not be shown or sent as such.
    /// </summary>
    public static bool IsIn(string text) =>
        KindOf(text.Trim()) != SentryTokenKind.Unknown || (text.Length == 64 && text.All(Uri.IsHexDigit));

    public static SentryToken Create(SecureString text)
    {
        var plain = Reveal(text);
        // A NUL ends the plain text before its end.
        if (plain.Length == 0 || plain.Length != text.Length || plain.Any(c => c is <= ' ' or > '~'))
        {
            throw SentryException.InvalidInput(
                "The token is empty or has blanks, line breaks or other characters that no Sentry token has. "
                + "Was it copied whole, and alone?");
        }

        var kind = KindOf(plain);
        var copy = text.Copy();
        copy.MakeReadOnly();
        if (kind != SentryTokenKind.Organization || ReadPayload(plain) is not { } payload)
        {
            return new(copy, kind);
        }

        return new(copy, kind)
        {
            Url = payload.TryGetValue("url", out var url) ? url as string : null,
            Organization = payload.TryGetValue("org", out var organization) ? organization as string : null,
        };
    }

    public static SentryToken Create(string text) => Create(new NetworkCredential("", text.Trim()).SecurePassword);

    /// <summary>The text, for the Authorization header of one request.</summary>
    public string Reveal() => Reveal(_text);

    public override string ToString() => $"{Kind} token";

    private static string Reveal(SecureString text) => new NetworkCredential("", text).Password;

    private static SentryTokenKind KindOf(string text) =>
        text.StartsWith("sntryu_", StringComparison.Ordinal) ? SentryTokenKind.Personal
        : text.StartsWith("sntrys_", StringComparison.Ordinal) ? SentryTokenKind.Organization
        : text.StartsWith("sntryi_", StringComparison.Ordinal) ? SentryTokenKind.Integration
        : text.StartsWith("sntrya_", StringComparison.Ordinal) ? SentryTokenKind.OAuthApplication
        : SentryTokenKind.Unknown;

    /// <summary>
    /// The JSON between the two underscores of <c>sntrys_…_…</c>. Null where it cannot be read: the server is the
    /// judge.
    /// </summary>
    private static IDictionary<string, object?>? ReadPayload(string text)
    {
        const int maximumLength = 2048;
        var parts = text.Split('_');
        if (parts.Length != 3 || parts[1].Length > maximumLength)
        {
            return null;
        }

        try
        {
            return JsonText.Parse(Convert.FromBase64String(parts[1])) as IDictionary<string, object?>;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
