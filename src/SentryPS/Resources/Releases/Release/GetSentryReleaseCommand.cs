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
}
