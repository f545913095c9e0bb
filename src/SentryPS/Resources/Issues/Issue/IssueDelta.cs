namespace SentryPS;

/// <summary>
/// What the server responses to a change of many issues: the fields that were set, but not which issues had them set.
/// </summary>
internal sealed class IssueDelta : SentryObject
{
    /// <summary>The id of the issue into which the others were merged. Null for any other change.</summary>
    [Json("merge/parent")]
    public string? MergeParent { get; set; }

    internal override string Key => "delta";
}
