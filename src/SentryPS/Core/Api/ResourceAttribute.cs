namespace SentryPS.Api;

/// <summary>
/// Declares what a class stands for in Sentry's API: where it is listed and found, what people call it, and what a token
/// needs for it. Commands, completion and messages read it through <see cref="Resource"/>.
/// </summary>
/// <param name="listPath">
/// The path below <c>/api/0/</c> at which it is listed and created, with holes: <c>organizations/{organization}/teams/</c>.
/// </param>
/// <param name="itemPath">
/// What is added to that for one of them, such as <c>{version}/</c>; with a slash at its start it is the whole path. The
/// last hole is what <see cref="Key"/> fills.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ResourceAttribute(string listPath, string itemPath) : Attribute
{
    public string ListPath => listPath;

    public string ItemPath => itemPath;

    /// <summary>What people call one of them. Left out, it is made of the class's name.</summary>
    public string? Name { get; set; }

    /// <summary>The name of the property that fills the last hole of the item's path.</summary>
    public string? Key { get; set; }

    /// <summary>The scope that reading takes. Null where any token will do.</summary>
    public string? Read { get; set; }

    /// <summary>The scope that creating and changing takes.</summary>
    public string? Write { get; set; }

    /// <summary>The scope that removing takes.</summary>
    public string? Delete { get; set; }
}
