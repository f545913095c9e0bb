namespace SentryPS.Commands;

/// <summary>
/// Changes issues: their state, who they are assigned to, their priority and more. Issues from the pipeline are gathered
/// and changed a hundred at a time when the input has ended.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryIssue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateOrganizationIssues")]
[OutputType(typeof(SentryIssue), typeof(SentryChangeSummary))]
public sealed class SetSentryIssueCommand : BulkCmdlet<SentryIssue>
{
    private IssueUpdate _update = null!;
    private IssueJournal? _journal;

    /// <summary>The issues by id, short ID, URL or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>The new state. It need not be given with a parameter that belongs to one state alone.</summary>
    [Parameter]
    public SentryIssueStatus? Status { get; set; }

    /// <summary>Resolved in the release that comes after the latest one.</summary>
    [Parameter]
    public SwitchParameter InNextRelease { get; set; }

    /// <summary>Resolved in the release of this version; <c>latest</c> is the latest one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? InRelease { get; set; }

    /// <summary>Resolved by the commit with this hash; goes with <c>-Repository</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InCommit { get; set; }

    /// <summary>The repository of the commit, as Sentry names it: <c>owner/name</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Repository { get; set; }

    /// <summary>Archived until events become many more than Sentry forecasts; so is <c>-Status Ignored</c> by itself.</summary>
    [Parameter]
    public SwitchParameter UntilEscalating { get; set; }

    /// <summary>Archived for good.</summary>
    [Parameter]
    public SwitchParameter Forever { get; set; }

    /// <summary>Archived for this time, in whole minutes.</summary>
    [Parameter]
    public TimeSpan? IgnoreDuration { get; set; }

    /// <summary>Archived until it has happened so many times more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? IgnoreCount { get; set; }

    /// <summary>Archived until it has hit so many users more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? IgnoreUserCount { get; set; }

    /// <summary>The time within which that number of events or users has to be reached, of a week at most.</summary>
    [Parameter]
    public TimeSpan? IgnoreWindow { get; set; }

    /// <summary>Who is to care: a user's email address, user name, full name or id (<c>user:42</c>), or a team by slug (<c>#backend</c>) or id (<c>team:7</c>).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? AssignedTo { get; set; }

    /// <summary>Nobody is to care.</summary>
    [Parameter]
    public SwitchParameter Unassigned { get; set; }

    /// <summary>The new priority.</summary>
    [Parameter]
    public SentryIssuePriority? Priority { get; set; }

    /// <summary>Whether the user of the token has seen the issue.</summary>
    [Parameter]
    public bool? HasSeen { get; set; }

    /// <summary>Whether the user of the token bookmarks the issue.</summary>
    [Parameter]
    public bool? IsBookmarked { get; set; }

    /// <summary>Whether the user of the token is told of changes.</summary>
    [Parameter]
    public bool? IsSubscribed { get; set; }

    /// <summary>Whether anyone who has the share link can read the issue. Each <c>$true</c> makes a new link.</summary>
    [Parameter]
    public bool? IsPublic { get; set; }

    /// <summary>Emits the issues as they are after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool EmitsChanged => PassThru;

    private protected override IBulkJournal<SentryIssue>? Journal => _journal;

    private protected override BulkStrategy<SentryIssue> Strategy => new IssueUpdateStrategy(_update);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        _update = IssueUpdate.From(this);
        // Here rather than with the first request: issues may be looked up before that, and one error is enough for all.
        JsonValue.From(_update.BodyFor(_update.Assignee));
        _journal = IssueJournal.For(_update.Fields);
    }

    private protected override void ProcessInput() => Change.Accept(
        this, Issue, issue => ShouldProcess(issue.Description, _update.Description));

    private protected override void OnFinished(SentryChangeSummary summary) => summary.Journal = _journal;

    /// <summary>Also a change that ended early can be taken back as far as it came.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_journal is { Changed.Count: > 0 })
        {
            LastChange.Journal = _journal;
        }
    }
}
