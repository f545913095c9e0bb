namespace SentryPS.Sandbox.Auth;

/// <summary>The kinds of token that Sentry issues, told apart by their prefix.</summary>
public enum TokenKind
{
    /// <summary><c>sntryu_…</c>: acts as a person.</summary>
    Personal,

    /// <summary><c>sntrys_…</c>: names its server and organization, and has the scope org:ci only.</summary>
    Organization,

    /// <summary><c>sntryi_…</c>: an internal integration.</summary>
    Integration,

    /// <summary><c>sntrya_…</c>: a person's grant to an OAuth application.</summary>
    OAuthApp,

    /// <summary>64 hex digits: a personal token from before the prefixes.</summary>
    Legacy,
}
