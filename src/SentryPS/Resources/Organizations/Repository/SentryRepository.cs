namespace SentryPS;

/// <summary>A repository of source code that Sentry takes commits from. Emitted by Get-SentryRepository.</summary>
[Resource("organizations/{organization}/repos/", Name = "repository", KeyHole = "repository", Read = "org:ci")]
public sealed class SentryRepository : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name, such as <c>acme/backend</c>, by which the commits of releases refer to it.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>
    /// The service that has the repository, such as <c>integrations:github</c>. Null for one that only a release has
    /// named.
    /// </summary>
    [Json("provider/id")]
    public string? Provider { get; internal set; }

    /// <summary><c>active</c>, <c>hidden</c>, <c>disabled</c>, or a state of being deleted.</summary>
    public string? Status { get; internal set; }

    /// <summary>The address of the repository. Null where Sentry does not know it.</summary>
    public string? Url { get; internal set; }

    /// <summary>
    /// The id of the integration that leads to the repository. Null for one that only a release has named.
    /// </summary>
    public string? IntegrationId { get; internal set; }

    /// <summary>When Sentry got to know the repository.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal override string Key => Id;
}
