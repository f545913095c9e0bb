namespace SentryPS;

/// <summary>
/// An operation of Sentry's Web API, as the official schema describes it. Emitted by Get-SentryApiOperation.
/// </summary>
public sealed class SentryApiOperation
{
    internal SentryApiOperation(string name, string method, string path)
    {
        Name = name;
        Method = method;
        Path = path;
    }

    /// <summary>
    /// Its official name (operationId), such as <c>listOrganizationIssues</c>. A few are words with spaces.
    /// </summary>
    public string Name { get; }

    /// <summary>The HTTP method, in capitals.</summary>
    public string Method { get; }

    /// <summary>
    /// The path below <c>/api/0/</c>, with holes in braces. The hole that the official documents call
    /// <c>organization_id_or_slug</c> is <c>organization</c> here, and so on.
    /// </summary>
    public string Path { get; }

    /// <summary>The chapter of the official documents, such as <c>Releases</c>.</summary>
    public string Tag { get; internal set; } = "";

    /// <summary>
    /// The scopes that allow the operation: a token needs one of them. Empty where any token will do.
    /// </summary>
    public IReadOnlyList<string> Scopes { get; internal set; } = [];

    /// <summary>What it takes: the holes of the path, then the query, then the fields of the body.</summary>
    public IReadOnlyList<SentryApiParameter> Parameters { get; internal set; } = [];

    /// <summary>
    /// How the fields of the body are sent: <c>json</c> or <c>multipart</c>. Null where there are none.
    /// </summary>
    public string? BodyFormat { get; internal set; }

    /// <summary>The commands of this module that serve it; Invoke-SentryApi where no other does.</summary>
    public IReadOnlyList<string> Command => ServingCommands.Of(this);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
