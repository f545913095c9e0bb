namespace SentryPS;

/// <summary>
/// An environment that events or deploys have named, such as production. Emitted by Get-SentryEnvironment.
/// </summary>
[Resource(
    "projects/{organization}/{project}/environments/", "{environment}/",
    Name = "environment", Key = nameof(Name), Read = "project:read", Write = "project:write")]
public sealed class SentryEnvironment : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The slug of the project. Null for an environment of the whole organization.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>Whether the project's pages leave it out. Null for an environment of the whole organization.</summary>
    public bool? IsHidden { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal override string Key => Id;
}
