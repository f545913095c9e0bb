namespace SentryPS.Commands;

/// <summary>Creates a team. The user of the token is on it.</summary>
[Cmdlet(VerbsCommon.New, "SentryTeam", SupportsShouldProcess = true)]
[OutputType(typeof(SentryTeam))]
public sealed class NewSentryTeamCommand : NewCmdlet<SentryTeam>
{
    /// <summary>The short name in URLs, of lower-case letters, digits and dashes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSlug, Body("slug")]
    public string Slug { get; set; } = "";

    /// <summary>The name that people read; the slug if it is not given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }

    private protected override string NewName => Slug;
}
