using System.Collections;
using System.Globalization;

namespace SentryPS.Commands;

/// <summary>
/// Creates a release, or adds projects and commits to the one that has this version: to run it again does no harm.
/// </summary>
[Cmdlet(VerbsCommon.New, "SentryRelease", SupportsShouldProcess = true)]
[OutputType(typeof(SentryRelease))]
public sealed class NewSentryReleaseCommand : OrganizationCmdlet
{
    /// <summary>The version; by custom the name of the package, an at sign and a number: <c>backend@1.4.0</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Version { get; set; } = "";

    /// <summary>The projects that the release belongs to, by slug or by id; the connection's default if there is one.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateSlug]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>The commit or tag that the release is built from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 200)]
    public string? Ref { get; set; }

    /// <summary>A page about the release.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? Url { get; set; }

    /// <summary>When it was released. A release without this date is not released yet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DateTimeOffset? DateReleased { get; set; }

    /// <summary>
    /// The commits, the latest first, each a hashtable with <c>id</c> and, as far as they are known, <c>repository</c>,
    /// <c>message</c>, <c>author_name</c>, <c>author_email</c>, <c>timestamp</c> and <c>patch_set</c>.
    /// </summary>
    [Parameter]
    public Hashtable[]? Commit { get; set; }

    /// <summary>
    /// Commits of repositories that Sentry is connected to, each a hashtable with <c>repository</c>, <c>commit</c> (a hash,
    /// or <c>from..to</c>) and perhaps <c>previousCommit</c>.
    /// </summary>
    [Parameter]
    public Hashtable[]? Refs { get; set; }

    private protected override void ProcessInput()
    {
        var organization = RequiredOrganization;
        ReleaseVersion.Validate(Version);
        var projects = Project.Length > 0 ? Project : ActiveConnection.Project is { } project ? [project]
            : throw SentryException.InvalidInput("A release belongs to a project: give -Project, or connect with a default one.", Version);
        var body = ComposeBody(projects);
        if (ShouldProcess($"{Version} of {string.Join(", ", projects)} in {organization}", "Create release"))
        {
            WriteObject(Fetch<SentryRelease>(new(ApiMethod.Post, $"organizations/{organization}/releases/")
            {
                Organization = organization,
                Scope = "org:ci",
                Body = body,
                // The server answers for the release that is there already.
                CanRepeatPost = true,
            }));
        }
    }

    private Dictionary<string, object?> ComposeBody(string[] projects)
    {
        var body = new Dictionary<string, object?>
        {
            ["version"] = Version,
            // A number is an id; the same digits in quotes would be looked up as a slug.
            ["projects"] = projects.Select(project =>
                long.TryParse(project, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (object)id : project).ToList(),
        };
        AddIfGiven(body, "ref", Ref);
        AddIfGiven(body, "url", Url is null or { IsAbsoluteUri: true } ? Url : throw SentryException.InvalidInput(
            $"'{Url}' is no full address; the page of a release is one such as https://example.com/notes.", Url));
        AddIfGiven(body, "dateReleased", DateReleased);
        AddIfGiven(body, "commits", Commit?.Select(commit => JsonValue.FieldsOf(commit, "-Commit", "id")).ToList());
        AddIfGiven(body, "refs", Refs?.Select(reference => JsonValue.FieldsOf(reference, "-Refs", "repository", "commit")).ToList());
        return body;
    }

    private static void AddIfGiven(Dictionary<string, object?> body, string name, object? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
