namespace SentryPS.Commands;

/// <summary>Gets what an organization is connected to, or the integrations that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryIntegration", SupportsPaging = true)]
[OutputType(typeof(SentryIntegration))]
public sealed class GetSentryIntegrationCommand : GetCmdlet<SentryIntegration>
{
    /// <summary>The ids of integrations. A piped organization stands for all of them.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryIntegration), Column = "IntegrationId")]
    [ArgumentCompleter(typeof(NameCompleter<SentryIntegration>))]
    public SentryName[] Integration { get; set; } = [];

    /// <summary>Only integrations of this service, such as <c>slack</c> or <c>github</c>.</summary>
    [Parameter]
    [Query("providerKey")]
    [ArgumentCompleter(typeof(IntegrationProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>Lists how they are set up, too. Sentry asks the services for it, which takes time.</summary>
    [Parameter]
    [Filter]
    public SwitchParameter Full { get; set; }

    private protected override void AddQuery(QueryParameters query) => query.Add("includeConfig", Full ? null : "0");

    private protected override string? Contradiction(SentryIntegration row) =>
        Provider is not null && row.Provider is not null
        && !string.Equals(row.Provider, Provider, StringComparison.OrdinalIgnoreCase)
            ? $"is of {row.Provider}"
            : null;
}
