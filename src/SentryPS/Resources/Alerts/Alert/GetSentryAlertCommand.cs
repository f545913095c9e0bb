namespace SentryPS.Commands;

/// <summary>Gets the alerts of an organization, or those that are named, with the names of what they are connected to.</summary>
[Cmdlet(VerbsCommon.Get, "SentryAlert", SupportsPaging = true)]
[OutputType(typeof(SentryAlert))]
public sealed class GetSentryAlertCommand : GetCmdlet<SentryAlert>
{
    /// <summary>The ids of alerts. A piped project or organization stands for its alerts.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryAlert), Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>
    /// Only alerts about monitors of these projects, by slug or id. Without it, the default project of the connection is
    /// used; if there is none, all alerts are listed.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>
    /// Only alerts that this search finds: text in the name, or Sentry's terms such as <c>name:Page*</c> or
    /// <c>action:slack</c>.
    /// </summary>
    [Parameter]
    [Query("query"), AllowEmpty]
    public string? Query { get; set; }

    private protected override void WriteListings()
    {
        var request = ListingRequest();
        var isLimited = request.Query.Has("project") || request.Query.Has("projectSlug");
        var listing = new Listing<SentryAlert>(Listings, request);
        if (PagingParameters.IncludeTotalCount)
            listing.OnFirstPage = page => WriteObject(PagingParameters.TotalCount(page, listing.IsCountEstimated));

        // Some servers mix in the alerts that are connected to nothing, and so to no project.
        WriteList(AlertNaming.Name(this, listing.Where(alert => !isLimited || alert.MonitorIds.Count > 0)));
    }

    private protected override void WriteItem(SentryName target) =>
        WriteObject(AlertNaming.Name(this, [Fetch<SentryAlert>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope))]).Single());
}
