namespace SentryPS;

/// <summary>A value of a tag in the events of an issue. Emitted by Get-SentryIssueTagValue.</summary>
[Resource("organizations/{organization}/issues/{issue}/tags/{tag}/values/", Name = "tag value", Key = nameof(Value), Read = "event:read")]
public sealed class SentryIssueTagValue : SentryObject
{
    /// <summary>
    /// The value. Of a user it is what the events say first: email address, login name, id or network address.
    /// </summary>
    public string Value => Plain ?? Email ?? Username ?? Id ?? Address ?? "";

    /// <summary>The name that people read, where it is another one.</summary>
    public string? Name { get; internal set; }

    /// <summary>The key of the tag.</summary>
    [Json(null)]
    public string? Tag { get; internal set; }

    /// <summary>The id of the issue, or its short ID where it was asked for by that.</summary>
    [Json(null)]
    public string? IssueId { get; internal set; }

    /// <summary>How many events have the value. Null where the server does not say.</summary>
    [Json("count")]
    public long? Events { get; internal set; }

    /// <summary>
    /// The number of events compared with that of the commonest value among the first hundred, which has 1. Null where
    /// the server does not count.
    /// </summary>
    [Json(null)]
    public double? Ratio { get; internal set; }

    /// <summary>When an event had it first.</summary>
    public DateTime? FirstSeen { get; internal set; }

    /// <summary>When an event had it last.</summary>
    public DateTime? LastSeen { get; internal set; }

    /// <summary>The value.</summary>
    public override string ToString() => Value;

    [Json("value")]
    internal string? Plain { get; set; }

    [Json("email")]
    internal string? Email { get; set; }

    [Json("username")]
    internal string? Username { get; set; }

    [Json("id")]
    internal string? Id { get; set; }

    [Json("ipAddress"), Json("ip_address")]
    internal string? Address { get; set; }

    internal override string? Key => Value;
}
