namespace SentryPS.Api;

/// <summary>
/// Says of an object where Sentry keeps it. Commands, completers, messages and tests read it here and nowhere else.
/// </summary>
/// <param name="listPath">
/// The path of the listing below <c>/api/0/</c>, with holes: <c>organizations/{organization}/releases/</c>.
/// </param>
/// <param name="itemPath">
/// What follows the listing's path for one object (<c>{version}/</c>), or with a slash before it the whole path
/// (<c>/projects/{organization}/{project}/</c>). The last hole is filled with what names the object. Null where there is
/// no such path.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ResourceAttribute(string listPath, string? itemPath = null) : Attribute
{
    public string ListPath => listPath;

    public string? ItemPath => itemPath;

    /// <summary>What people call it: <c>release</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The property that names the object in its path.</summary>
    public string Key { get; init; } = "Id";

    /// <summary>The hole of the item's path that the object's name fills, where it is not the last one.</summary>
    public string? KeyHole { get; init; }

    /// <summary>Which host has the paths.</summary>
    public ApiHost Host { get; init; }

    /// <summary>The scope that a token needs for reading.</summary>
    public required string Read { get; init; }

    /// <summary>The scope for the listing, where it is another one than for one object.</summary>
    public string? List { get; init; }

    /// <summary>The scope for creating and changing; null where nothing can be changed.</summary>
    public string? Write { get; init; }

    /// <summary>Whether the server takes but tokens that belong to a user.</summary>
    public bool NeedsUser { get; init; }

    /// <summary>The scope for removing, where it is another one than that for changing.</summary>
    public string? Delete { get; init; }
}
