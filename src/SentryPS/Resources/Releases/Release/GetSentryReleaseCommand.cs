namespace SentryPS.Commands;

/// <summary>Lists the releases of an organization, the latest first, or gets those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryRelease", SupportsPaging = true)]
[OutputType(typeof(SentryRelease))]
public sealed class GetSentryReleaseCommand : GetCmdlet<SentryRelease>
{
    /// <summary>
    /// The versions of the releases to get, each in full. A piped project or organization stands for its releases.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ReleaseName(Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Version { get; set; } = [];

    /// <summary>
    /// Only releases of these projects, by slug or by id. Without it, the default project of the connection is used; if
    /// there is none, releases of all projects are listed.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only releases that were seen in one of these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>
    /// Only releases that have this text in their version, or that Sentry's own terms such as
    /// <c>release.stage:adopted</c> find. Upper and lower case are the same.
    /// </summary>
    [Parameter]
    [Query("query")]
    [AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only releases in this state. If it is not given, those that are not archived.</summary>
    [Parameter]
    [Query("status")]
    public SentryReleaseStatusFilter Status { get; set; } = SentryReleaseStatusFilter.Open;

    /// <summary>What the releases are sorted by, the latest or highest first; by their date if it is not given.</summary>
    [Parameter]
    [Query("sort")]
    public SentryReleaseSort? Sort { get; set; }

    /// <summary>
    /// Only releases that Sentry first heard of before this time. A time without a zone is local time. Sentry cannot select
    /// by it: all releases are read, and the command leaves out the later ones.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate, Filter]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>
    /// Reads for each release how it fares, into its property <c>Health</c>: sessions, users, crashes and adoption of the last
    /// 24 hours. Sentry takes longer then.
    /// </summary>
    [Parameter]
    public SwitchParameter Health { get; set; }

    private protected override Func<SentryRelease, bool>? Selection =>
        CreatedBefore is { } limit ? release => release.DateCreated < limit.ToLocalTime() : null;

    private bool IsSortedByHealth => Sort is SentryReleaseSort.Sessions or SentryReleaseSort.Users
        or SentryReleaseSort.CrashFreeSessions or SentryReleaseSort.CrashFreeUsers;

    private protected override void AddQuery(QueryParameters query) =>
        // Without it, servers refuse to sort by what is counted for each project.
        AddHealth(query).Add("flatten", IsSortedByHealth ? "1" : null);

    private protected override ApiRequest ListingRequest()
    {
        var request = base.ListingRequest();
        // In other orders, the servers make cursors of another kind.
        request.HasOffsetCursors = Sort is null or SentryReleaseSort.Date;
        return request;
    }

    private protected override void WriteItem(SentryName target)
    {
        var request = ItemRequest(ApiMethod.Get, target, Resource.ReadScope);
        AddHealth(request.Query);
        WriteObject(Complete(Fetch<SentryRelease>(request)));
    }

    // The servers take "1" for yes, and anything else, "true" too, for no.
    private QueryParameters AddHealth(QueryParameters query) => query.Add("health", Health ? "1" : null);
}
