namespace SentryPS.Sandbox.Resources;

/// <summary>When a resolved issue is over, or an ignored one comes back.</summary>
internal sealed record StatusDetails
{
    public bool InNextRelease { get; init; }

    public Release? InRelease { get; init; }

    public Commit? InCommit { get; init; }

    public int? IgnoreMinutes { get; init; }

    public int? IgnoreCount { get; init; }

    public int? IgnoreWindow { get; init; }

    public int? IgnoreUserCount { get; init; }

    public int? IgnoreUserWindow { get; init; }

    public bool IsAboutRelease => InNextRelease || InRelease is not null || InCommit is not null;

    public bool IsAboutIgnoring => (IgnoreMinutes ?? IgnoreCount ?? IgnoreUserCount) is not null;
}

/// <summary>The validated body of an update. What is null is left as it is.</summary>
internal sealed record IssueChange
{
    /// <summary>resolved, unresolved or ignored.</summary>
    public string? Status { get; init; }

    public string? Substatus { get; init; }

    public StatusDetails Details { get; init; } = new();

    /// <summary>Whether an assignee was given; an assignee of null then means nobody.</summary>
    public bool Assigns { get; init; }

    public Assignee? AssignedTo { get; init; }

    public string? Priority { get; init; }

    public bool? HasSeen { get; init; }

    public bool? IsBookmarked { get; init; }

    public bool? IsSubscribed { get; init; }

    public bool? IsPublic { get; init; }

    public bool? Inbox { get; init; }

    public bool Merge { get; init; }

    public bool Discard { get; init; }
}
