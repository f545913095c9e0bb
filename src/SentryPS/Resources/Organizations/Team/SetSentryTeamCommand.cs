namespace SentryPS.Commands;

/// <summary>Changes the slug or the name of teams.</summary>
[Cmdlet(VerbsCommon.Set, "SentryTeam", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryTeam))]
public sealed class SetSentryTeamCommand : SetCmdlet<SentryTeam>
{
    /// <summary>The teams by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryTeam))]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];

    /// <summary>The new slug. Links and scripts that have the old one no longer find the team.</summary>
    [Parameter]
    [Body("slug", CanClear = false)]
    public string? Slug { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }
}
