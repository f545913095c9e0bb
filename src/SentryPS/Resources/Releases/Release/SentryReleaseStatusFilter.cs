namespace SentryPS;

/// <summary>The states of releases that a listing can be limited to.</summary>
public enum SentryReleaseStatusFilter
{
    /// <summary>Not archived.</summary>
    Open,

    /// <summary>Archived.</summary>
    Archived,

    /// <summary>In any state.</summary>
    All,
}
