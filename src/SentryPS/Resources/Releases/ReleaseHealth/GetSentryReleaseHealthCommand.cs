namespace SentryPS.Commands;

/// <summary>
/// Gets how releases fare: sessions, users, crash-free rates and adoption, one row for each release and project, or for each
/// environment.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryReleaseHealth", SupportsPaging = true)]
[OutputType(typeof(SentryReleaseHealth))]
public sealed class GetSentryReleaseHealthCommand : GetCmdlet<SentryReleaseHealth>
{
    private static readonly TimeSpan s_longestByHour = TimeSpan.FromDays(2);

    private readonly Dictionary<string, Dictionary<string, SentryReleaseHealth>> _wholes = [];

    /// <summary>Only these releases, by version or object. A piped project or organization stands for its releases.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ReleaseName(Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>
    /// Only these projects, by slug or by id. Without it, and without a release, the default project of the connection is
    /// used; if there is none, all projects that the token can see.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>What there is a row for: each combination of these. Projects and releases, if it is not given.</summary>
    [Parameter]
    public SentryHealthGroup[] GroupBy { get; set; } = [SentryHealthGroup.Project, SentryHealthGroup.Release];

    /// <summary>
    /// Only sessions since this time. Goes together with <c>-End</c>, and not with <c>-StatsPeriod</c>. A time without a
    /// zone is local time.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>Only sessions until this time. Goes together with <c>-Start</c>. A time without a zone is local time.</summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>
    /// Only sessions of the last period, such as <c>24h</c> or <c>14d</c>; of the last 24 hours, if nothing is given. Sentry
    /// counts whole hours, and for more than two days whole days.
    /// </summary>
    [Parameter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    private TimeRange Period => new(Start, End, Start is null && End is null ? StatsPeriod ?? "24h" : StatsPeriod);

    private TimeSpan Length => Start is { } start && End is { } end ? end.ToUniversalTime() - start.ToUniversalTime() : Period.Length;

    private bool IsForProjects => GroupBy.Contains(SentryHealthGroup.Project);

    private bool IsForReleases => GroupBy.Contains(SentryHealthGroup.Release);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
    }

    private protected override void WriteListings()
    {
        var slugs = IsForProjects ? ProjectSlugs.Read(this) : null;
        var wholes = IsForReleases ? Wholes() : null;
        WriteList(ListingRequest(), (SentryReleaseHealth row) =>
        {
            row.Project = slugs?.Find(row.ProjectId);
            if (wholes is not null && wholes.TryGetValue(PlaceOf(row), out var whole))
            {
                row.Adoption = Share(row.Sessions, whole.Sessions);
                row.UserAdoption = Share(row.Users, whole.Users);
            }

            return row;
        });
    }

    private protected override ApiRequest ListingRequest()
    {
        var request = RequestFor(GroupBy);
        if (CurrentTarget is { IsContainer: false } release)
            request.Query.Add("query", $"release:\"{release.Value.Replace("\"", "\\\"")}\"");

        return request;
    }

    private ApiRequest RequestFor(IEnumerable<SentryHealthGroup> groups)
    {
        var request = base.ListingRequest();
        request.Envelope = "groups";
        request.HasOffsetCursors = false;
        // Without a project, Sentry counts those only that the token's user is a member of.
        if (!request.Query.Has("project") && !request.Query.Has("projectSlug"))
            request.Query.Add("project", "-1");

        Period.AddTo(request.Query);
        request.Query
            .Add("field", ["sum(session)", "count_unique(user)", "crash_free_rate(session)", "crash_free_rate(user)"])
            .Add("groupBy", groups.Distinct().Select(group => WireText.Of(group)))
            .Add("orderBy", "-sum(session)")
            .Add("interval", Length > s_longestByHour ? "1d" : "1h")
            .Add("includeSeries", 0);
        return request;
    }

    /// <summary>The sessions of all releases together, by project and environment where rows are for those.</summary>
    private Dictionary<string, SentryReleaseHealth> Wholes()
    {
        var request = RequestFor(GroupBy.Where(group => group != SentryHealthGroup.Release));
        var name = $"{ActiveConnection.Url} {request.Path}?{request.Query}";
        if (!_wholes.TryGetValue(name, out var wholes))
        {
            wholes = new Listing<SentryReleaseHealth>(Listings, request) { Paging = null }.ToDictionary(PlaceOf);
            _wholes[name] = wholes;
        }

        return wholes;
    }

    private static string PlaceOf(SentryReleaseHealth row) => $"{row.ProjectId} {row.Environment}";

    private static double? Share(long part, long whole) => whole > 0 ? (double)part / whole : null;
}
