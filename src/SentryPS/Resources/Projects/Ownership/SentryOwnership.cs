namespace SentryPS;

/// <summary>The rules that say whose a problem of a project is. Emitted by Get-SentryOwnership.</summary>
[Resource(
    "projects/{organization}/{project}/ownership/", "/projects/{organization}/{project}/ownership/",
    Name = "ownership", Key = nameof(Project), Read = "project:read", Write = "project:write")]
public sealed class SentryOwnership : SentryObject
{
    /// <summary>The slug of the project.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>The rules as they were written, one a line. Null where there are none.</summary>
    [Json("raw")]
    public string? Rules { get; internal set; }

    /// <summary>Whom Sentry assigns new issues to by itself. Null where the server says a word that is new.</summary>
    public SentryAutoAssignment? AutoAssignment { get; internal set; }

    /// <summary>Whether everybody on the project owns what no rule finds.</summary>
    public bool Fallthrough { get; internal set; }

    /// <summary>Whether the rules follow the CODEOWNERS file of a repository.</summary>
    public bool CodeOwnersAutoSync { get; internal set; }

    /// <summary>When the rules were first written. Null where they never were.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When the rules were last written. Null where they never were.</summary>
    public DateTime? LastUpdated { get; internal set; }

    /// <summary>The rules.</summary>
    public override string ToString() => Rules ?? "";

    internal override string? Key => Project;
}
