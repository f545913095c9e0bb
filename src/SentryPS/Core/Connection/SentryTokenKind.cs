namespace SentryPS;

/// <summary>The kinds of token that Sentry gives out, as their prefixes tell them apart.</summary>
public enum SentryTokenKind
{
    /// <summary>No prefix that is known: a token from before 2023, or another server's own kind.</summary>
    Unknown,

    /// <summary>A personal token (<c>sntryu_</c>): it acts for its user.</summary>
    Personal,

    /// <summary>An organization token (<c>sntrys_</c>): for CI, with the scope <c>org:ci</c> and no other.</summary>
    Organization,

    /// <summary>The token of an internal integration (<c>sntryi_</c>).</summary>
    Integration,

    /// <summary>The token of an OAuth application (<c>sntrya_</c>).</summary>
    OAuthApplication,
}
