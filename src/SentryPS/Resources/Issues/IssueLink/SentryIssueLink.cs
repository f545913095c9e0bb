namespace SentryPS;

/// <summary>A link from an issue to one of another system, such as Jira or GitHub. Emitted by Get-SentryIssueLink.</summary>
[Resource("organizations/{organization}/issues/{issue}/external-issues/", Name = "link", Key = nameof(Id), Read = "event:read")]
public sealed class SentryIssueLink : SentryObject
{
    /// <summary>The id of the link.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The id of the issue, or its short ID where it was asked for by that.</summary>
    [Json(null)]
    public string? IssueId { get; internal set; }

    /// <summary>What the other system calls its issue, such as <c>SHOP-17</c> or <c>acme/shop#17</c>.</summary>
    [Json("displayName")]
    public string Name { get; internal set; } = "";

    /// <summary>The title in the other system, as it was when the link was made. Null where Sentry does not know it.</summary>
    public string? Title { get; internal set; }

    /// <summary>The address of the issue's page in the other system.</summary>
    [Json("webUrl"), Json("url")]
    public string? Url { get; internal set; }

    /// <summary>The other system: <c>jira</c>, <c>github</c>, or the slug of a custom integration.</summary>
    [Json("serviceType")]
    public string? Service { get; internal set; }

    /// <summary>
    /// The id of the organization's integration, as Get-SentryIntegration has it. Null for custom integrations.
    /// </summary>
    [Json(null)]
    public string? IntegrationId { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    // The two kinds of links count their ids apart.
    internal override string? Key => Id.Length == 0 ? null : $"{IssueId} {IntegrationId} {Id}";
}
