namespace SentryPS;

/// <summary>By what Get-SentryIssue sorts.</summary>
public enum SentryIssueSort
{
    /// <summary>Latest event first.</summary>
    [Wire("date")]
    LastSeen,

    /// <summary>First seen last.</summary>
    [Wire("new")]
    FirstSeen,

    /// <summary>Most events first.</summary>
    [Wire("freq")]
    Events,

    /// <summary>Most users first.</summary>
    [Wire("user")]
    Users,

    /// <summary>What rises most first.</summary>
    Trends,

    /// <summary>What Sentry holds to matter most first; not on self-hosted servers.</summary>
    Recommended,

    /// <summary>Latest into the review inbox first; only with <c>-Status ForReview</c>.</summary>
    Inbox,
}
