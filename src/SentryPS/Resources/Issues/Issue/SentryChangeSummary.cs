namespace SentryPS;

/// <summary>What became of the issues that were to be changed. Emitted with <c>-Summary</c>; the three numbers add up to all of them.</summary>
public sealed class SentryChangeSummary
{
    /// <summary>How many the server changed, or found as they should be.</summary>
    public int Changed { get; internal set; }

    /// <summary>How many were left as they are because of <c>-WhatIf</c> or a response to <c>-Confirm</c>.</summary>
    public int Skipped { get; internal set; }

    /// <summary>How many could not be changed; there is an error for each.</summary>
    public int Failed { get; internal set; }

    /// <summary>How long it took, from the first request to the last response.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Changed} changed, {Skipped} skipped, {Failed} failed");
}
