namespace SentryPS;

/// <summary>
/// What an organization is connected to: a chat service, a pager, a code host. Emitted by Get-SentryIntegration.
/// </summary>
[Resource(
    "organizations/{organization}/integrations/", "{integration}/",
    Name = "integration", Read = "org:read", Host = ApiHost.Control)]
public sealed class SentryIntegration : SentryObject
{
    /// <summary>The numeric id, which the actions of alerts name.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name, such as that of the workspace or the account.</summary>
    public string? Name { get; internal set; }

    /// <summary>The service, such as <c>slack</c> or <c>github</c>.</summary>
    [Json("provider/key")]
    public string? Provider { get; internal set; }

    /// <summary>The address of the account at the service. Null where there is none.</summary>
    public string? DomainName { get; internal set; }

    /// <summary><c>active</c>, <c>disabled</c>, or a state of being deleted.</summary>
    [Json("status"), Json("organizationIntegrationStatus")]
    public string? Status { get; internal set; }

    /// <summary>What the service can be used for, such as <c>alert-rule</c> or <c>commits</c>.</summary>
    [Json("provider/features")]
    public SentryList<string> Features { get; internal set; } = SentryList<string>.Empty;

    /// <summary>How the integration is set up. Empty without <c>-Full</c>.</summary>
    public SentryDictionary<object?> ConfigData { get; internal set; } = new();

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? Id;

    internal override string Key => Id;
}
