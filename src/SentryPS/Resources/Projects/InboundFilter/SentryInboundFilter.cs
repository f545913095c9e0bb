namespace SentryPS;

/// <summary>A filter that keeps events of one kind out of a project. Emitted by Get-SentryInboundFilter.</summary>
[Resource(
    "projects/{organization}/{project}/filters/", "{filter}/",
    Name = "filter", Key = nameof(Name), Read = "project:read", Write = "project:write")]
public sealed class SentryInboundFilter : SentryObject
{
    /// <summary>The filter of browsers, which is a list and not on or off.</summary>
    internal const string LegacyBrowsers = "legacy-browsers";

    /// <summary>What is kept out, such as <c>web-crawlers</c> or <c>localhost</c>.</summary>
    [Json("id")]
    public string Name { get; internal set; } = "";

    /// <summary>The slug of the project.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>Whether the filter keeps anything out.</summary>
    [Json("active")]
    public bool IsActive { get => field || Browsers.Count > 0; internal set; }

    /// <summary>
    /// The browsers whose events are kept out, of the filter <c>legacy-browsers</c>; empty for others.
    /// </summary>
    [Json("active")]
    public SentryList<string> Browsers { get; internal set; } = SentryList<string>.Empty;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal override string Key => Name;
}
