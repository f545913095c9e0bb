namespace SentryPS;

/// <summary>
/// What became of the things that were to be changed. Emitted with <c>-Summary</c>; <see cref="Changed"/>,
/// <see cref="Skipped"/>, <see cref="Failed"/> and <see cref="NotVerified"/> add up to all of them.
/// </summary>
public sealed class SentryChangeSummary
{
    /// <summary>How many were seen to be as they were asked for, after the change.</summary>
    public int Changed { get; internal set; }

    /// <summary>How many were left as they are because of <c>-WhatIf</c> or an answer to <c>-Confirm</c>.</summary>
    public int Skipped { get; internal set; }

    /// <summary>How many were not changed, or could not be looked at after the change; there is an error for each.</summary>
    public int Failed { get; internal set; }

    /// <summary>How many Sentry took the change of, but does not show what was changed.</summary>
    public int NotVerified { get; internal set; }

    /// <summary>How long it took, from the first request to the last response.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>What the change can be taken back by. Null where it cannot.</summary>
    internal object? Journal { get; set; }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Changed} changed, {Skipped} skipped, {Failed} failed")
        + (NotVerified > 0 ? FormattableString.Invariant($", {NotVerified} not verified") : "");
}
