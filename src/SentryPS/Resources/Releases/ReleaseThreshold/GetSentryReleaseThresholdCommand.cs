namespace SentryPS.Commands;

/// <summary>Gets whether releases keep within the thresholds that projects have for them.</summary>
[Cmdlet(VerbsCommon.Get, "SentryReleaseThreshold", SupportsPaging = true)]
[Serves("listOrganizationReleaseThresholdStatuses")]
[OutputType(typeof(SentryReleaseThreshold))]
public sealed class GetSentryReleaseThresholdCommand : GetCmdlet<SentryReleaseThreshold>
{
    /// <summary>The releases by version or object. A piped project stands for all of its releases.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ReleaseName(Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>Only the thresholds of these projects, by slug or id; the default project of the connection if not given.</summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only thresholds for these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>The earliest time at which releases were made. Goes together with -End.</summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>The latest time. Goes together with -Start.</summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>A period back from now, such as <c>14d</c>, which it is if nothing is given.</summary>
    [Parameter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    private TimeRange Period => new(Start, End, Start is null && End is null ? StatsPeriod ?? "14d" : StatsPeriod);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
    }

    private protected override void AddQuery(QueryParameters query)
    {
        if (CurrentTarget is { IsContainer: false } release)
            query.Add("release", release.Value);

        // This request has no periods, but times alone.
        var end = End ?? DateTime.Now;
        query.Add("start", Start ?? end - Period.Length).Add("end", end);
    }

    private protected override void WriteListings()
    {
        var request = ListingRequest();
        WarnOfScope(request, ActiveConnection);
        var response = Await(Start((transport, observer) => transport.SendForValueAsync(request, observer, StopToken))).Value;
        if (response is not IDictionary<string, object?> releases)
            throw SentryException.InvalidResponse("Sentry answered without the thresholds of releases.");

        var rows = releases.Keys.SelectMany(key => response.Items(key)).Select(row => Complete(ObjectOf<SentryReleaseThreshold>(row))).ToList();
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount((ulong)rows.Count, 1.0));

        WriteList(rows);
    }
}
