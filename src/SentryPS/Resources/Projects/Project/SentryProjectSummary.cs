namespace SentryPS;

/// <summary>A project as other objects name it. As a string it is its slug, so it binds to <c>-Project</c>.</summary>
public sealed class SentryProjectSummary
{
    /// <summary>The numeric id. Null where the response gives none.</summary>
    public string? Id { get; internal set; }

    /// <summary>The short name in URLs.</summary>
    public string? Slug { get; internal set; }

    /// <summary>The name that people read.</summary>
    public string? Name { get; internal set; }

    /// <summary>The platform, such as <c>python-django</c>.</summary>
    public string? Platform { get; internal set; }

    /// <summary>The slug, or the id where there is none.</summary>
    public override string ToString() => Slug ?? Id ?? "";
}
