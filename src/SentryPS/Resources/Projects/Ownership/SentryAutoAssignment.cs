namespace SentryPS;

/// <summary>Whom Sentry assigns the new issues of a project to by itself.</summary>
public enum SentryAutoAssignment
{
    /// <summary>Nobody.</summary>
    [Wire("Turn off Auto-Assignment")]
    Off,

    /// <summary>Whom the rules name.</summary>
    [Wire("Auto Assign to Issue Owner")]
    IssueOwner,

    /// <summary>Who wrote the commit that is suspected.</summary>
    [Wire("Auto Assign to Suspect Commits")]
    SuspectCommits,
}
