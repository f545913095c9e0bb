namespace SentryPS.Commands;

/// <summary>Gets the commits that Sentry knows of repositories, the latest first.</summary>
[Cmdlet(VerbsCommon.Get, "SentryRepositoryCommit", SupportsPaging = true)]
[Serves("listOrganizationRepoCommits")]
[OutputType(typeof(SentryReleaseCommit))]
public sealed class GetSentryRepositoryCommitCommand : GetCmdlet<SentryReleaseCommit>
{
    /// <summary>The repositories by name, such as <c>acme/backend</c>, by id or as objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryRepository), Column = "Repository")]
    [ArgumentCompleter(typeof(RepositoryCompleter))]
    public SentryName[] Repository { get; set; } = [];

    private protected override string ListPath => "organizations/{organization}/repos/{repository}/commits/";

    private protected override string ListScope => "org:read";

    private protected override string FindKey(SentryName target) => RepositoryLookup.IdOf(this, target.Value);

    private protected override ApiRequest ListingRequest()
    {
        var request = base.ListingRequest();
        // Its cursors are values of the rows.
        request.HasOffsetCursors = false;
        return request;
    }

    private protected override SentryReleaseCommit Complete(SentryReleaseCommit item)
    {
        // Of a repository that was piped the name is known, and its id names it.
        item.Repository ??= CurrentTarget?.Facts?.Text(nameof(SentryRepository.Name));
        return base.Complete(item);
    }
}
