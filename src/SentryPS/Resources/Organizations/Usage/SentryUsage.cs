namespace SentryPS;

/// <summary>How much of one kind of data a project sent, and what became of it. Emitted by Get-SentryUsage.</summary>
public sealed class SentryUsage : SentryObject
{
    /// <summary>The slug of the project; its id where the slug cannot be found out.</summary>
    public string? Project { get; internal set; }

    /// <summary>The numeric id of the project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>
    /// The kind of data, such as <c>error</c>, <c>transaction</c>, <c>attachment</c> or <c>replay</c>.
    /// </summary>
    public string? Category { get; internal set; }

    /// <summary>What became of it: <c>accepted</c>, <c>filtered</c>, <c>rate_limited</c> and others.</summary>
    public string? Outcome { get; internal set; }

    /// <summary>Why it was not accepted. Null without <c>-ByReason</c>, and where there is no reason.</summary>
    public string? Reason { get; internal set; }

    /// <summary>When the interval began. Null without <c>-Interval</c>.</summary>
    public DateTime? Time { get; internal set; }

    /// <summary>
    /// How much: a number, of <c>attachment</c> and the like bytes, of categories with <c>duration</c> milliseconds.
    /// </summary>
    public long Quantity { get; internal set; }

    /// <summary>The project, the category and what became of it.</summary>
    public override string ToString() => $"{Project} {Category} {Outcome}: {Quantity}";

    internal override string? Key => null;
}
