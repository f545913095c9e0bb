namespace SentryPS;

/// <summary>
/// A client key of a project, which has the DSN that programs send their events by. Emitted by Get-SentryProjectKey.
/// </summary>
[Resource(
    "projects/{organization}/{project}/keys/", "{key}/",
    Name = "project key", Read = "project:read", Write = "project:write", Delete = "project:admin")]
public sealed class SentryProjectKey : SentryObject
{
    /// <summary>The id: 32 hexadecimal digits, the public part of the DSN.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name that people gave it.</summary>
    public string? Name { get; internal set; }

    /// <summary>The slug of the project.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>The numeric id of the project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>The DSN, by which programs send their events.</summary>
    [Json("dsn/public")]
    public string? Dsn { get; internal set; }

    /// <summary>Whether events that come by the key are taken.</summary>
    public bool IsActive { get; internal set; }

    /// <summary>How many events are taken within <see cref="RateLimitWindow"/>. Null for no limit.</summary>
    [Json("rateLimit/count")]
    public int? RateLimitCount { get; internal set; }

    /// <summary>
    /// The time in which no more than <see cref="RateLimitCount"/> events are taken. Null for no limit.
    /// </summary>
    [Json("rateLimit/window")]
    public TimeSpan? RateLimitWindow { get; internal set; }

    /// <summary>The version of the JavaScript SDK that the loader script loads.</summary>
    public string? BrowserSdkVersion { get; internal set; }

    /// <summary>What the loader script loads besides: <c>Replay</c>, <c>Performance</c> and others.</summary>
    public SentryList<string> LoaderFeatures => new(LoaderOptions
        .Where(option => option.Value is true)
        .Select(option => option.Key)
        .Select(name => name.StartsWith("has", StringComparison.Ordinal) ? name.Substring(3) : name));

    /// <summary>When the key was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The name, or the id of a key without one.</summary>
    public override string ToString() => Name is { Length: > 0 } ? Name : Id;

    internal override string Key => Id;

    internal SentryDictionary<object?> LoaderOptions => Fields("dynamicSdkLoaderOptions");
}
