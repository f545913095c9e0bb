namespace SentryPS;

/// <summary>The states of issues that a listing can be limited to.</summary>
public enum SentryIssueStatusFilter
{
    /// <summary>Neither resolved nor archived.</summary>
    Unresolved,

    /// <summary>Resolved.</summary>
    Resolved,

    /// <summary>Archived, which Sentry's API calls ignored.</summary>
    [Wire("ignored")]
    Archived,

    /// <summary>The same as <c>Archived</c>.</summary>
    Ignored = Archived,

    /// <summary>Unresolved, and first seen in the last days.</summary>
    New,

    /// <summary>Unresolved, and known for longer.</summary>
    Ongoing,

    /// <summary>Unresolved, and happening more and more often.</summary>
    Escalating,

    /// <summary>Unresolved again after it was resolved.</summary>
    Regressed,

    /// <summary>Unresolved, and waiting for somebody to look at it.</summary>
    [Wire("for_review")]
    ForReview,

    /// <summary>In any state.</summary>
    All,
}
