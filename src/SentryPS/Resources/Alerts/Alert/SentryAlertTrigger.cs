namespace SentryPS;

/// <summary>What sets an alert off.</summary>
public enum SentryAlertTrigger
{
    /// <summary>A new issue.</summary>
    [Wire("first_seen_event")]
    NewIssue,

    /// <summary>An issue that was resolved and happens again.</summary>
    [Wire("regression_event")]
    Regression,

    /// <summary>An issue that was archived and is back.</summary>
    [Wire("reappeared_event")]
    Reappeared,

    /// <summary>An issue that is resolved.</summary>
    [Wire("issue_resolved_trigger")]
    Resolved,

    /// <summary>A new issue of high priority.</summary>
    [Wire("new_high_priority_issue")]
    NewHighPriority,

    /// <summary>An issue that was there and is now of high priority.</summary>
    [Wire("existing_high_priority_issue")]
    ExistingHighPriority,
}
