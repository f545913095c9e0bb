namespace SentryPS;

/// <summary>A file that was sent with an event, such as a screenshot or a crash dump. Emitted by Get-SentryAttachment.</summary>
[Resource(
    "projects/{organization}/{project}/events/{event}/attachments/", "{attachment}/",
    Name = "attachment", Key = nameof(Id), Read = "project:read")]
public sealed class SentryAttachment : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name of the file, as the program sent it.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The id of the event that it came with.</summary>
    [Json("event_id")]
    public string? EventId { get; internal set; }

    /// <summary>The project of the event, by slug or by id. Null where nothing told.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>The size in bytes.</summary>
    public long? Size { get; internal set; }

    /// <summary>What kind of file it is, such as <c>image/png</c>. Null where nothing told.</summary>
    [Json("mimetype")]
    public string? ContentType { get; internal set; }

    /// <summary>What it is to Sentry: <c>event.attachment</c>, <c>event.minidump</c>, <c>event.view_hierarchy</c> and others.</summary>
    public string? Type { get; internal set; }

    /// <summary>The SHA-1 hash of the content. Null where the server does not say.</summary>
    public string? Sha1 { get; internal set; }

    /// <summary>When Sentry received it.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal override string? Key => Id;
}
