namespace SentryPS.Commands;

/// <summary>Lists the releases of an organization, the latest first, or gets those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryRelease", SupportsPaging = true)]
[OutputType(typeof(SentryRelease))]
public sealed class GetSentryReleaseCommand : GetCmdlet<SentryRelease>
{
    /// <summary>The versions of releases. A piped project or organization stands for its releases.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ReleaseName(Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Version { get; set; } = [];

    /// <summary>Only releases of these projects, by slug or by id.</summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only releases that were seen in these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Only releases whose version has this text in it, in whatever case, or that Sentry's own terms find.</summary>
    [Parameter]
    [Query("query")]
    [AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only releases in this state; the open ones if it is not given.</summary>
    [Parameter]
    [Query("status")]
    public SentryReleaseStatusFilter Status { get; set; } = SentryReleaseStatusFilter.Open;
}
