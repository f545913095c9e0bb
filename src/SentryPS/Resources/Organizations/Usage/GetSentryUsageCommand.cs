namespace SentryPS.Commands;

/// <summary>Gets how much projects have sent of which kind, and what became of it: who eats the quota.</summary>
[Cmdlet(VerbsCommon.Get, "SentryUsage")]
[Serves("listOrganizationStatsV2")]
[OutputType(typeof(SentryUsage))]
public sealed class GetSentryUsageCommand : OrganizationCmdlet
{
    private const string Figure = "sum(quantity)";

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>
    /// Only what these projects sent, by slug, id or object. Without it, the default project of the connection is used;
    /// if there is none, all projects are.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject), Column = "Project")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only data of these kinds. Without it, all kinds that Sentry adds up by itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UsageCategoryCompleter))]
    public string[] Category { get; set; } = [];

    /// <summary>Only data that had these outcomes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UsageOutcomeCompleter))]
    public string[] Outcome { get; set; } = [];

    /// <summary>Tells apart why data were not accepted, such as by which filter.</summary>
    [Parameter]
    public SwitchParameter ByReason { get; set; }

    /// <summary>
    /// A row for each interval of this length, from an hour to a day, such as <c>1:00:00</c>. It takes a request for
    /// each project.
    /// </summary>
    [Parameter]
    public TimeSpan? Interval { get; set; }

    /// <summary>
    /// Only data since this time. Goes together with <c>-End</c>, and not with <c>-StatsPeriod</c>. A time without a
    /// zone is local time.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>
    /// Only data until this time. Goes together with <c>-Start</c>. A time without a zone is local time.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>
    /// Only data of the last period, such as <c>24h</c> or <c>30d</c>. Without it, and without <c>-Start</c> and
    /// <c>-End</c>, the last day.
    /// </summary>
    [Parameter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    private protected override bool TakesContainers => true;

    private TimeRange Period => new(Start, End, StatsPeriod);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
        if (Interval is { } length
            && (length < TimeSpan.FromHours(1) || length > s_day || s_day.Ticks % length.Ticks != 0))
        {
            throw SentryException.InvalidInput(
                $"-Interval is from an hour to a day and goes into a day without a rest; {length} was given.");
        }
    }

    private protected override void ProcessInput()
    {
        if (MyInvocation.ExpectingInput)
            ForEachTarget(Project, project => Write(project.IsContainer ? [] : [project.Required]));
        else
            Write(this.ProjectsOrDefault(Project));
    }

    /// <summary>
    /// By projects, Sentry gives no figures of intervals; so each project is asked for by itself then.
    /// </summary>
    private void Write(string[] projects)
    {
        var slugs = ProjectSlugs.Read(this);
        // Where no project can be seen, Sentry says why when it is asked for all.
        if (Interval is null || (projects.Length == 0 && slugs.Ids.Count == 0))
        {
            WriteRows(projects.Length == 0 ? new(["-1"], []) : ProjectIds.Resolve(this, projects), null, slugs);
            return;
        }

        foreach (var name in projects.Length > 0 ? projects : slugs.Ids)
        {
            var filter = ProjectIds.Resolve(this, [name]);
            WriteRows(filter, filter.Ids.FirstOrDefault() ?? name, slugs);
        }
    }

    /// <summary>
    /// Kinds are asked for one by one: Sentry does not mix those that it counts in bytes with others.
    /// </summary>
    private void WriteRows(ProjectFilter filter, string? project, ProjectSlugs slugs)
    {
        foreach (var category in Category.Length > 0 ? Category : (string?[])[null])
        {
            var request = new ApiRequest(ApiMethod.Get, $"organizations/{RequiredOrganization}/stats_v2/")
            {
                Organization = RequiredOrganization,
                Scope = "org:read",
            };
            request.Query.Add("field", Figure).Add("groupBy", Groups()).Add("category", category?.ToLowerInvariant());
            request.Query.Add("outcome", Outcome.Select(outcome => outcome.ToLowerInvariant()));
            Period.AddTo(request.Query);
            request.Query.Add(
                "interval", Interval is { } length ? FormattableString.Invariant($"{(int)length.TotalMinutes}m") : null);
            filter.AddTo(request.Query);
            WriteRows(request, project, slugs);
        }
    }

    private IEnumerable<string> Groups() =>
        new[] { Interval is null ? "project" : null, "category", "outcome", ByReason ? "reason" : null }
            .OfType<string>();

    private void WriteRows(ApiRequest request, string? project, ProjectSlugs slugs)
    {
        WarnOfScope(request, ActiveConnection);
        var response = Await(Start((transport, observer) =>
            transport.SendForValueAsync(request, observer, StopToken))).Value;
        var groups = response.Items("groups");
        if (groups.Count >= UsageRows.MostGroups)
        {
            WriteWarning(
                $"Sentry gives no more than {UsageRows.MostGroups} rows, so some are missing: "
                + "give -Project or -Category.");
        }

        var rows = UsageRows.Of(response, Figure, Interval is not null, project, id => slugs.Find(id) ?? id);
        foreach (var row in rows)
            WriteObject(ObjectOf<SentryUsage>(row));
    }
}
