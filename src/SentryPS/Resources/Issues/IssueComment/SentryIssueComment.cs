namespace SentryPS;

/// <summary>What somebody wrote about an issue. Emitted by Get-SentryIssueComment.</summary>
[Resource(
    "organizations/{organization}/issues/{issue}/notes/", "{comment}/",
    Name = "comment", Key = nameof(Id), Read = "event:read", Write = "event:write", Delete = "event:admin")]
public sealed class SentryIssueComment : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The id of the issue, or its short ID where it was asked for by that.</summary>
    [Json(null)]
    public string? IssueId { get; internal set; }

    /// <summary>What was written, in Markdown.</summary>
    [Json("data/text")]
    public string Text { get; internal set; } = "";

    /// <summary>
    /// Who wrote it: a user's email address, or the slug of the integration. Null if the author is no longer there.
    /// </summary>
    public string? User => UserEmail ?? UserName ?? App;

    /// <summary>The name of the user. Null for an integration.</summary>
    [Json("user/name")]
    public string? UserName { get; internal set; }

    /// <summary>The numeric id of the user. Null for an integration.</summary>
    [Json("user/id")]
    public string? UserId { get; internal set; }

    /// <summary>When it was written.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    [Json("user/email")]
    internal string? UserEmail { get; set; }

    [Json("sentry_app/slug")]
    internal string? App { get; set; }

    internal override string? Key => Id;
}
