namespace SentryPS;

/// <summary>By what Get-SentryIssueTagValue sorts.</summary>
public enum SentryTagSort
{
    /// <summary>What most events have first.</summary>
    Count,

    /// <summary>What the latest event has first.</summary>
    [Wire("date")]
    LastSeen,

    /// <summary>What came up latest first.</summary>
    [Wire("age")]
    FirstSeen,
}
