namespace SentryPS.Commands;

/// <summary>Gets the commits of releases, the latest first, or the files that they changed.</summary>
[Cmdlet(VerbsCommon.Get, "SentryReleaseCommit", SupportsPaging = true)]
[Serves("listOrganizationReleaseCommits", "Retrieve Files Changed in a Release's Commits")]
[OutputType(typeof(SentryReleaseCommit), typeof(SentryCommitFile))]
public sealed class GetSentryReleaseCommitCommand : GetCmdlet<SentryReleaseCommit>
{
    /// <summary>The releases by version or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ReleaseName]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>Gets the files that the commits changed, one object for each, instead of the commits.</summary>
    [Parameter]
    public SwitchParameter File { get; set; }

    private protected override void WriteListings()
    {
        if (!File)
        {
            base.WriteListings();
            return;
        }

        var files = Resource.Of<SentryCommitFile>();
        var request = ApiRequest.Fill(ApiMethod.Get, files.ListPath, ValueOfHole);
        request.Organization = RequiredOrganization;
        request.Scope = files.ReadScope;
        request.Subject = Parent!.Describe(CurrentTarget!.Value);
        request.Query.Add("per_page", PagingParameters.PageSize());
        WriteList(request, (SentryCommitFile file) =>
        {
            file.Release = CurrentTarget!.Value;
            return file;
        });
    }

    private protected override ApiRequest ListingRequest()
    {
        var request = base.ListingRequest();
        // Its cursors are values of the rows.
        request.HasOffsetCursors = false;
        return request;
    }
}
