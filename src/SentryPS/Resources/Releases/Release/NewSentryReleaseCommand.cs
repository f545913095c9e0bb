using System.Collections;
using System.Globalization;

namespace SentryPS.Commands;

/// <summary>
/// Creates a release, or adds projects and commits to the one that has this version: to run it again does no harm.
/// </summary>
[Cmdlet(VerbsCommon.New, "SentryRelease", SupportsShouldProcess = true)]
[OutputType(typeof(SentryRelease))]
public sealed class NewSentryReleaseCommand : NewCmdlet<SentryRelease>
{
    /// <summary>
    /// The version. By custom it is the name of the package, an at sign and a number: <c>backend@1.4.0</c>. It is
    /// unique in the organization, and at most 200 characters long.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ReleaseName, Body("version")]
    public SentryName Version { get; set; } = null!;

    /// <summary>
    /// The projects that the release belongs to, by slug or by id. Without it, the default project of the connection is
    /// used; if there is none, the command reports an error.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>The commit or tag that the release is built from, at most 200 characters long.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 200), Body("ref", CanClear = false)]
    public string? Ref { get; set; }

    /// <summary>The address of a page about the release.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Body("url", CanClear = false)]
    public Uri? Url { get; set; }

    /// <summary>
    /// When it was released. A time without a zone is local time. If it is not given, a new release is not released
    /// yet.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Body("dateReleased", CanClear = false)]
    [SentryTime]
    public DateTime? DateReleased { get; set; }

    /// <summary>
    /// The commits in the release, the latest first. Each is a hashtable with <c>id</c> and, as far as they are known,
    /// <c>repository</c>, <c>message</c>, <c>author_name</c>, <c>author_email</c>, <c>timestamp</c> and
    /// <c>patch_set</c>.
    /// </summary>
    [Parameter]
    public Hashtable[]? Commit { get; set; }

    /// <summary>
    /// Commits of repositories that Sentry is connected to, from which it reads the commits of the release. Each is a
    /// hashtable with <c>repository</c>, <c>commit</c> (a hash, or <c>from..to</c>) and, if wanted,
    /// <c>previousCommit</c>.
    /// </summary>
    [Parameter]
    public Hashtable[]? Refs { get; set; }

    private protected override string NewName => $"{Version} of {string.Join(", ", Projects)}";

    // The server answers for the release that is there already.
    private protected override bool? CanRepeat => true;

    private IReadOnlyList<string> Projects =>
        Project.Length > 0 ? [.. Project.Select(project => project.Required)]
        : ActiveConnection.Project is { } project ? [project]
        : throw SentryException.InvalidInput("A release belongs to a project: give -Project, or connect with a default one.", Version);

    private protected override Dictionary<string, object?> ComposeBody()
    {
        ReleasePage.Check(Url);
        var body = base.ComposeBody();
        // A number is an id; the same digits in quotes would be looked up as a slug.
        body["projects"] = Projects.Select(project =>
            long.TryParse(project, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (object)id : project).ToList();
        if (Commit is not null)
            body["commits"] = Commit.Select(commit => JsonValue.FieldsOf(commit, "-Commit", "id")).ToList();

        if (Refs is not null)
            body["refs"] = Refs.Select(reference => JsonValue.FieldsOf(reference, "-Refs", "repository", "commit")).ToList();

        return body;
    }
}
