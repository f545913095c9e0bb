namespace SentryPS;

/// <summary>A fingerprint by which events come into an issue. Emitted by Get-SentryIssueHash.</summary>
[Resource("organizations/{organization}/issues/{issue}/hashes/", Name = "hash", Key = nameof(Hash), Read = "event:read")]
public sealed class SentryIssueHash : SentryObject
{
    /// <summary>The hash: 32 hexadecimal digits.</summary>
    [Json("id")]
    public string Hash { get; internal set; } = "";

    /// <summary>The id of the issue, or its short ID where it was asked for by that.</summary>
    [Json(null)]
    public string? IssueId { get; internal set; }

    /// <summary>The id of the latest event with the hash. Null where there is none any more.</summary>
    [Json("latestEvent/eventID")]
    public string? LatestEvent { get; internal set; }

    /// <summary>The title of that event.</summary>
    [Json("latestEvent/title")]
    public string? Title { get; internal set; }

    /// <summary>When that event happened.</summary>
    [Json("latestEvent/dateCreated")]
    public DateTime? LastSeen { get; internal set; }

    /// <summary>Whether Sentry put the hash here because its events are alike, and not the same. Null on older servers.</summary>
    public bool? MergedBySeer { get; internal set; }

    /// <summary>The hash.</summary>
    public override string ToString() => Hash;

    internal override string? Key => Hash;
}
