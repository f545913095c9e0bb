namespace SentryPS;

/// <summary>The states into which Set-SentryIssue brings an issue.</summary>
public enum SentryIssueStatus
{
    /// <summary>Open again.</summary>
    Unresolved,

    /// <summary>Resolved, at once or with a release or commit.</summary>
    Resolved,

    /// <summary>Archived: until it escalates, for good, or for a time or number. Sentry's API calls it ignored.</summary>
    Archived,

    /// <summary>The same as <c>Archived</c>.</summary>
    Ignored = Archived,
}
