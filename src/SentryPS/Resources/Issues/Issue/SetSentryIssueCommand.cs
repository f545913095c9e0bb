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
    private IReadOnlyList<IssueUpdate> _updates = [];
    private int _turn;
    private IssueJournal? _journal;

    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event. An issue that comes twice is changed once.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>
    /// The new state. <c>Ignored</c> without more is until the issue escalates. If neither it nor a parameter that
    /// implies it is given, the state stays as it is.
    /// </summary>
    [Parameter]
    public SentryIssueStatus? Status { get; set; }

    /// <summary>Resolves the issue in the release that comes after the latest one.</summary>
    [Parameter]
    public SwitchParameter InNextRelease { get; set; }

    /// <summary>Resolves the issue in the release of this version. <c>latest</c> is the latest release.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? InRelease { get; set; }

    /// <summary>Resolves the issue by the commit with this hash. Goes together with <c>-Repository</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InCommit { get; set; }

    /// <summary>
    /// The repository of the commit, as Sentry names it: <c>owner/name</c>. Sentry must know the commit from there.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Repository { get; set; }

    /// <summary>
    /// Archives the issue until it has many more events than Sentry forecasts. <c>-Status Ignored</c> alone means the
    /// same.
    /// </summary>
    [Parameter]
    public SwitchParameter UntilEscalating { get; set; }

    /// <summary>Archives the issue for good.</summary>
    [Parameter]
    public SwitchParameter Forever { get; set; }

    /// <summary>
    /// Archives the issue for this time, such as <c>(New-TimeSpan -Hours 8)</c>. At least one minute; part of a minute
    /// counts as a whole one.
    /// </summary>
    [Parameter]
    public TimeSpan? IgnoreDuration { get; set; }

    /// <summary>Archives the issue until it has happened so many times more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? IgnoreCount { get; set; }

    /// <summary>Archives the issue until so many users more have met it.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? IgnoreUserCount { get; set; }

    /// <summary>
    /// The time within which the number of <c>-IgnoreCount</c> or <c>-IgnoreUserCount</c> must be reached, from one
    /// minute to seven days. Without it, there is no limit in time.
    /// </summary>
    [Parameter]
    public TimeSpan? IgnoreWindow { get; set; }

    /// <summary>
    /// Who is to look after the issue: a user by email address, user name, full name or id (<c>user:42</c>),
    /// <c>me</c> for the user of the token, or a team by slug (<c>#backend-team</c>, or <c>backend-team</c> where no user
    /// is called that) or id (<c>team:7</c>). To find a team by its slug needs the scope <c>team:read</c>. Several are
    /// given the issues in turn.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>Takes the issue away from whoever it is assigned to.</summary>
    [Parameter]
    public SwitchParameter Unassigned { get; set; }

    /// <summary>The new priority.</summary>
    [Parameter]
    public SentryIssuePriority? Priority { get; set; }

    /// <summary>
    /// <c>$true</c> marks the issue as seen by the user of the token, <c>$false</c> as not seen. If it is not given,
    /// this stays as it is.
    /// </summary>
    [Parameter]
    public bool? HasSeen { get; set; }

    /// <summary>
    /// <c>$true</c> bookmarks the issue for the user of the token, <c>$false</c> removes the bookmark. If it is not
    /// given, this stays as it is.
    /// </summary>
    [Parameter]
    public bool? IsBookmarked { get; set; }

    /// <summary>
    /// <c>$true</c> has Sentry tell the user of the token about changes of the issue, <c>$false</c> ends that. If it is
    /// not given, this stays as it is.
    /// </summary>
    [Parameter]
    public bool? IsSubscribed { get; set; }

    /// <summary>
    /// <c>$true</c> makes a new link by which anyone can read the issue, without logging in, and ends an older link.
    /// <c>$false</c> ends the link. If it is not given, this stays as it is.
    /// </summary>
    [Parameter]
    public bool? IsPublic { get; set; }

    /// <summary>
    /// Why, in Markdown: a comment that is added to each issue when its change has been seen. To comment without a
    /// change, use Add-SentryIssueComment.
    /// </summary>
    [Parameter]
    public string? Comment { get; set; }

    /// <summary>
    /// Emits the issues as they are after the change. They are read again for this, up to a hundred in one request.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool EmitsChanged => PassThru;

    private protected override IBulkJournal<SentryIssue>? Journal => _journal;

    private protected override BulkStrategy<SentryIssue> Strategy => new IssueUpdateStrategy(_updates) { Comment = Comment };

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        _updates = AssignedTo.Length == 0
            ? [IssueUpdate.From(this, null)]
            : [.. AssignedTo.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => IssueUpdate.From(this, name))];
        // Here rather than with the first request: issues may be looked up before that, and one error is enough for all.
        foreach (var update in _updates)
            JsonValue.From(update.BodyFor(update.Assignee));

        _journal = IssueJournal.For(_updates[0].Fields);
    }

    private protected override void ProcessInput() => Change.Accept(this, Issue, IsConfirmed, () => _updates.Count == 1 ? null : Next);

    private IssueUpdate Next => _updates[_turn % _updates.Count];

    /// <summary>The turn is over when an issue was given to somebody, be it in words only.</summary>
    private bool IsConfirmed(SentryIssueReference issue)
    {
        var isConfirmed = ShouldProcess(issue.Description, Next.Description);
        if (isConfirmed || this.IsWhatIf())
            _turn++;

        return isConfirmed;
    }

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
