namespace SentryPS;

/// <summary>The states of issues that a listing can be limited to.</summary>
public enum SentryIssueStatusFilter
{
    /// <summary>Neither resolved nor archived.</summary>
    Unresolved,

    /// <summary>Resolved.</summary>
    Resolved,

    /// <summary>Archived, which Sentry's API calls ignored.</summary>
    Ignored,

    /// <summary>In any state.</summary>
    All,
}
