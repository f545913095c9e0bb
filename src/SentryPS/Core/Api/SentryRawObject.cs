namespace SentryPS;

/// <summary>Any object of Sentry's, of which one or two fields are wanted.</summary>
internal sealed class SentryRawObject : SentryObject
{
    internal override string Key => Id ?? "";

    /// <summary>The object's id or, where it has none, its key.</summary>
    public string? Id => OwnId ?? OwnKey;

    [Json("id")]
    internal string? OwnId { get; set; }

    [Json("key")]
    internal string? OwnKey { get; set; }

    /// <summary>A field as text; null where there is none.</summary>
    public string? Text(string field) => Part(field) as string;
}
