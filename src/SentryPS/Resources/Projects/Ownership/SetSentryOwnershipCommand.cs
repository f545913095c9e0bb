namespace SentryPS.Commands;

/// <summary>
/// Writes the rules that say whose a problem of a project is, and whom Sentry assigns issues to by itself.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryOwnership", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateProjectOwnership")]
[OutputType(typeof(SentryOwnership))]
public sealed class SetSentryOwnershipCommand : SetCmdlet<SentryOwnership>
{
    /// <summary>The projects by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryOwnership), Column = "Project")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>
    /// All of the rules, one a line, such as <c>path:src/billing/* #payments ada@acme.example</c>. They take the place
    /// of those that are there; an empty text takes all away.
    /// </summary>
    [Parameter(Position = 1)]
    [Body("raw")]
    public string[]? Rule { get; set; }

    /// <summary>Whom Sentry assigns new issues to by itself.</summary>
    [Parameter]
    [Body("autoAssignment")]
    public SentryAutoAssignment AutoAssignment { get; set; }

    /// <summary>Whether everybody on the project owns what no rule finds.</summary>
    [Parameter]
    [Body("fallthrough")]
    public bool Fallthrough { get; set; }

    /// <summary>Whether the rules follow the CODEOWNERS file of a repository.</summary>
    [Parameter]
    [Body("codeownersAutoSync")]
    public bool CodeOwnersAutoSync { get; set; }

    private protected override Dictionary<string, object?> ComposeBody()
    {
        var body = base.ComposeBody();
        if (body.ContainsKey("raw"))
            body["raw"] = string.Join("\n", Rule ?? []).Replace("\r", "").TrimEnd();

        return body;
    }
}
