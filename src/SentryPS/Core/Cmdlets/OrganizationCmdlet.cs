namespace SentryPS.Cmdlets;

/// <summary>The base of cmdlets that work within one organization, which is most of Sentry's API.</summary>
public abstract class OrganizationCmdlet : SentryCmdlet
{
    private protected OrganizationCmdlet()
    {
    }

    /// <summary>The slug or id of the organization. Piped objects bring theirs; else the connection's default serves.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    public string? Organization { get; set; }

    internal string RequiredOrganization => Organization ?? ActiveConnection.Organization ?? throw new SentryException(
        "Which organization? None was given, and the connection has no default.",
        "SentryOrganizationMissing",
        ErrorCategory.InvalidArgument)
    {
        RecommendedAction = "Give -Organization, connect with Connect-Sentry -Organization <slug>, or set SENTRY_ORG. Get-SentryOrganization lists those that the token can see.",
    };

    /// <summary>The projects that were given, else the connection's default one, else none.</summary>
    private protected string[] ProjectsOrDefault(string[] given) =>
        given.Length > 0 ? given : ActiveConnection.Project is { } project ? [project] : [];
}
