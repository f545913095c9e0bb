namespace SentryPS;

/// <summary>By what Get-SentryIssue sorts.</summary>
public enum SentryIssueSort
{
    /// <summary>Latest event first.</summary>
    Date,

    /// <summary>First seen last.</summary>
    New,

    /// <summary>Most events first.</summary>
    Freq,

    /// <summary>Most users first.</summary>
    User,

    /// <summary>What rises most first.</summary>
    Trends,

    /// <summary>What Sentry holds to matter most first; not on self-hosted servers.</summary>
    Recommended,

    /// <summary>Latest into the review inbox first; only with <c>is:for_review</c>.</summary>
    Inbox,
}
