namespace SentryPS.Commands;

/// <summary>Gets the client keys of projects, which have their DSNs, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryProjectKey", SupportsPaging = true)]
[Serves("listProjectKeys", "listOrganizationProjectKeys", "getProjectKey")]
[OutputType(typeof(SentryProjectKey))]
public sealed class GetSentryProjectKeyCommand : GetCmdlet<SentryProjectKey>
{
    private ProjectSlugs? _slugs;

    /// <summary>
    /// The ids of keys: 32 hexadecimal digits each. A piped project or organization stands for its keys.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProjectKey), Within = [typeof(SentryProject)])]
    public SentryName[] Key { get; set; } = [];

    /// <summary>
    /// The projects whose keys are wanted, by slug or id. Without it, the default project of the connection is used; if
    /// there is none, the keys of all projects are listed.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only keys that are in use, or only those that are not. Without it, both.</summary>
    [Parameter]
    [Query("status")]
    public SentryProjectKeyStatus? Status { get; set; }

    private protected override string ListPath => IsOfProject ? Resource.ListPath : "organizations/{organization}/project-keys/";

    private protected override string ListScope => IsOfProject ? Resource.ListScope : "org:read";

    private bool IsOfProject => this.ProjectsOrDefault(Project).Length > 0;

    private protected override void WriteListings()
    {
        _slugs = null;
        base.WriteListings();
    }

    /// <summary>Keys come by date, ten a page unless more are asked for.</summary>
    private protected override ApiRequest ListingRequest()
    {
        var request = base.ListingRequest();
        request.HasOffsetCursors = false;
        return request;
    }

    private protected override string? Contradiction(SentryProjectKey row) =>
        Status is { } wanted && row.IsActive != (wanted == SentryProjectKeyStatus.Active)
            ? $"is {(row.IsActive ? "active" : "inactive")}"
            : null;

    /// <summary>
    /// Keys of all projects have only the numbers of theirs, which will do where the slugs cannot be read.
    /// </summary>
    private protected override SentryProjectKey Complete(SentryProjectKey item)
    {
        var key = base.Complete(item);
        key.Project ??= (_slugs ??= ProjectSlugs.Read(this)).Find(key.ProjectId) ?? key.ProjectId;
        return key;
    }
}
