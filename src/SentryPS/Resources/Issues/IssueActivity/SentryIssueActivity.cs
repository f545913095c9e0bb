namespace SentryPS;

/// <summary>Something that happened to an issue: a change, a comment, a regression. Emitted by Get-SentryIssueActivity.</summary>
[Resource("organizations/{organization}/issues/{issue}/activities/", Name = "activity", Key = nameof(Id), Read = "event:read")]
public sealed class SentryIssueActivity : SentryObject
{
    /// <summary>The id; <c>0</c> for the first event of every issue.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The id of the issue, or its short ID where it was asked for by that.</summary>
    [Json(null)]
    public string? IssueId { get; internal set; }

    /// <summary>
    /// What happened: <c>set_resolved</c>, <c>set_regression</c>, <c>assigned</c>, <c>note</c> and others; servers add new ones.
    /// </summary>
    public string? Type { get; internal set; }

    /// <summary>Who did it: a user's email address, or the slug of an integration. Null where it was Sentry itself.</summary>
    public string? User => UserEmail ?? UserName ?? App;

    /// <summary>When it happened.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The details, which differ from type to type: the text of a note, the version of a release.</summary>
    public SentryDictionary<object?> Data => Fields("data");

    /// <summary>The details that are plain values, in one line.</summary>
    public string Details => string.Join(", ", Data
        .Where(detail => detail.Value is string or long or bool)
        .Select(detail => detail.Key == "text" ? $"{detail.Value}" : $"{detail.Key}={detail.Value}"));

    /// <summary>The type.</summary>
    public override string ToString() => Type ?? "";

    [Json("user/name")]
    internal string? UserName { get; set; }

    [Json("user/email")]
    internal string? UserEmail { get; set; }

    [Json("sentry_app/slug")]
    internal string? App { get; set; }

    // The same id stands below many issues.
    internal override string? Key => $"{IssueId} {Id} {Type} {DateCreated:o}";
}
