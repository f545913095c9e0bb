namespace SentryPS.Commands;

/// <summary>Gets the repositories that Sentry takes commits from, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryRepository", SupportsPaging = true)]
[Serves("listOrganizationRepos")]
[OutputType(typeof(SentryRepository))]
public sealed class GetSentryRepositoryCommand : GetCmdlet<SentryRepository>
{
    /// <summary>
    /// The names of repositories, such as <c>acme/backend</c>, or their ids. A piped organization stands for all of
    /// them.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryRepository), Column = "Repository")]
    [ArgumentCompleter(typeof(RepositoryCompleter))]
    public SentryName[] Name { get; set; } = [];

    /// <summary>Only repositories with this text in their names.</summary>
    [Parameter]
    [Query("query"), AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only repositories in this state; if it is not given, those that are active.</summary>
    [Parameter]
    [Query("status")]
    public SentryRepositoryStatusFilter Status { get; set; }

    /// <summary>Only repositories of this integration, by its id.</summary>
    [Parameter]
    [Query("integration_id")]
    [Name(typeof(SentryIntegration))]
    public SentryName? Integration { get; set; }

    private protected override string? Contradiction(SentryRepository row) =>
        Integration is { } wanted && row.IntegrationId is { } id && id != wanted.Value
            ? $"is of integration {id}"
            : null;

    private protected override void WriteItem(SentryName target) => WriteObject(RepositoryLookup.Find(this, target.Value));
}
