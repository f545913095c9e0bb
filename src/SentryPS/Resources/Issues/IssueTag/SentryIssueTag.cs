namespace SentryPS;

/// <summary>A tag of an issue's events, with its commonest values. Emitted by Get-SentryIssueTag.</summary>
[Resource("organizations/{organization}/issues/{issue}/tags/", "{tag}/", Name = "tag", Key = nameof(Tag), Read = "event:read")]
public sealed class SentryIssueTag : SentryObject
{
    /// <summary>The key of the tag, such as <c>browser</c>.</summary>
    [Json("key")]
    public string Tag { get; internal set; } = "";

    /// <summary>The name that people read.</summary>
    public string? Name { get; internal set; }

    /// <summary>The id of the issue, or its short ID where it was asked for by that.</summary>
    [Json(null)]
    public string? IssueId { get; internal set; }

    /// <summary>How many different values there are. Null where the server does not say.</summary>
    [Json("uniqueValues")]
    public long? Values { get; internal set; }

    /// <summary>How many events have the tag. Null where the server does not say.</summary>
    [Json("totalValues")]
    public long? Events { get; internal set; }

    /// <summary>The commonest values, with how many events have them, the commonest first.</summary>
    public SentryList<SentryTagCount> TopValues =>
        new(Part("topValues") is object?[] values ? values.Select(value => new SentryTagCount(value, Events)) : []);

    /// <summary>The key.</summary>
    public override string ToString() => Tag;

    internal override string? Key => Tag;
}
