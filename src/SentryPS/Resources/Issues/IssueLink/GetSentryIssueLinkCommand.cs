namespace SentryPS.Commands;

/// <summary>
/// Gets what issues are linked to in other systems: in trackers such as Jira and GitHub, and by custom integrations.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryIssueLink", SupportsPaging = true)]
[Serves("listOrganizationIssueExternalIssues")]
[OutputType(typeof(SentryIssueLink))]
public sealed class GetSentryIssueLinkCommand : GetCmdlet<SentryIssueLink>
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    private protected override void WriteListings() =>
        WriteList(Links().Select(Complete));

    /// <summary>Servers keep the links to trackers apart from those of custom integrations.</summary>
    private IEnumerable<SentryIssueLink> Links()
    {
        foreach (var link in List<SentryIssueLink>(ListRequest(ApiMethod.Get, Resource.ReadScope)))
            yield return link;

        foreach (var link in LinksToTrackers())
            yield return link;
    }

    private IEnumerable<SentryIssueLink> LinksToTrackers()
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{RequiredOrganization}/issues/{ValueOfHole("issue")}/integrations/")
        {
            Organization = RequiredOrganization,
            Scope = Resource.ReadScope,
        };
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        try
        {
            return [.. new Listing<IssueTracker>(Listings, request) { Paging = null }.SelectMany(tracker => tracker.Links)];
        }
        catch (SentryApiException exception) when (exception.StatusCode == 400)
        {
            WriteWarning("Links to trackers such as Jira and GitHub are missing: Sentry shows them only to tokens that belong to a user.");
            return [];
        }
    }
}
