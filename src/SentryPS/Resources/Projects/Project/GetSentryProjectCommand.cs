namespace SentryPS.Commands;

/// <summary>Gets the projects of an organization, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryProject", SupportsPaging = true)]
[OutputType(typeof(SentryProject))]
public sealed class GetSentryProjectCommand : GetCmdlet<SentryProject>
{
    /// <summary>The slugs or ids of projects. A piped organization stands for all of its projects, an issue for its project.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject), Column = "Project")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only projects that this search finds: text in name or slug, or Sentry's own terms such as <c>team:backend</c>.</summary>
    [Parameter]
    [Query("query")]
    [AllowEmpty]
    public string? Query { get; set; }
}
