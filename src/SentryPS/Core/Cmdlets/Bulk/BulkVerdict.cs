namespace SentryPS.Cmdlets;

/// <summary>What a look at a thing says about its change.</summary>
internal enum BulkOutcome
{
    /// <summary>It is as it was asked for.</summary>
    Changed,

    /// <summary>The server does not show what was asked for.</summary>
    NotVerified,

    /// <summary>It is not as it was asked for.</summary>
    Failed,
}

/// <summary>The outcome, and the words for a person.</summary>
/// <param name="Outcome">What was seen.</param>
/// <param name="Words">
/// What differs, to follow "but": <c>its status is 'unresolved'</c>; or what the server does not show: <c>substatus</c>.
/// </param>
internal readonly record struct BulkVerdict(BulkOutcome Outcome, string Words)
{
    public static BulkVerdict Changed { get; } = new(BulkOutcome.Changed, "");

    public static BulkVerdict NotVerified(string what) => new(BulkOutcome.NotVerified, what);

    public static BulkVerdict NotChanged(string difference) => new(BulkOutcome.Failed, difference);
}
