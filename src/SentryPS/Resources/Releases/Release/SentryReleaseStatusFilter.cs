namespace SentryPS;

/// <summary>The states of releases that a listing can be limited to.</summary>
public enum SentryReleaseStatusFilter
{
    /// <summary>Not archived.</summary>
    Open,

    /// <summary>Archived.</summary>
    Archived,

    // Nothing but the empty value makes the server list releases of every state.

    /// <summary>In any state.</summary>
    [Wire("")]
    All,
}
