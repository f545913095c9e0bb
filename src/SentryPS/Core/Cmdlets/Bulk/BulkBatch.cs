namespace SentryPS.Cmdlets;

/// <summary>How far a batch has come. What it was when the command ended is what its things are counted as.</summary>
internal enum BulkBatchState
{
    /// <summary>Nothing of it was sent.</summary>
    Queued,

    /// <summary>Its request may have reached the server.</summary>
    Sending,

    /// <summary>The server took it; nobody has looked yet.</summary>
    Accepted,

    /// <summary>Each of its things was counted.</summary>
    Settled,

    /// <summary>The command ended first.</summary>
    Closed,
}

/// <summary>
/// The things that one request changes. A worker moves a batch on only if it still is in the state that the worker knows
/// it in, so that a command that ends finds each batch in exactly one state, and no worker sends anything afterwards.
/// </summary>
internal sealed class BulkBatch
{
    private int _state;

    /// <param name="targets">What one request changes.</param>
    /// <param name="isInDoubt">Says that a request which had these things in it may have changed them already.</param>
    public BulkBatch(IReadOnlyList<BulkTarget> targets, bool isInDoubt = false)
    {
        if (targets.Count == 0 || !targets.All(target => target.IsIdentified && target.Scope == targets[0].Scope))
        {
            throw new ArgumentException("A batch needs things that are identified and have one scope.", nameof(targets));
        }

        Targets = targets;
        IsInDoubt = isInDoubt;
    }

    /// <summary>Never empty.</summary>
    public IReadOnlyList<BulkTarget> Targets { get; }

    public bool IsInDoubt { get; }

    public BulkScope Scope => Targets[0].Scope;

    public IReadOnlyList<string> Ids => [.. Targets.Select(target => target.Key)];

    /// <summary>Taken by the worker right before the request leaves. False if the batch must not be sent any more.</summary>
    public bool TrySend() => TryMove(BulkBatchState.Queued, BulkBatchState.Sending);

    /// <summary>Taken by the worker when the server has said yes.</summary>
    public bool TryAccept() => TryMove(BulkBatchState.Sending, BulkBatchState.Accepted);

    /// <summary>Taken by the pipeline's thread right before it counts the things, or hands them on to smaller batches.</summary>
    public bool TrySettle() =>
        TryMove(BulkBatchState.Queued, BulkBatchState.Settled)
        || TryMove(BulkBatchState.Sending, BulkBatchState.Settled)
        || TryMove(BulkBatchState.Accepted, BulkBatchState.Settled);

    /// <summary>Ends the batch, and returns the state in which it was.</summary>
    public BulkBatchState Close() => (BulkBatchState)Interlocked.Exchange(ref _state, (int)BulkBatchState.Closed);

    /// <summary>Two batches that make up this one, after a request that failed.</summary>
    /// <param name="isInDoubt">Says that the request may have changed something all the same.</param>
    public (BulkBatch First, BulkBatch Second) Halve(bool isInDoubt)
    {
        var middle = (Targets.Count + 1) / 2;
        return (new([.. Targets.Take(middle)], IsInDoubt || isInDoubt), new([.. Targets.Skip(middle)], IsInDoubt || isInDoubt));
    }

    private bool TryMove(BulkBatchState from, BulkBatchState to) =>
        Interlocked.CompareExchange(ref _state, (int)to, (int)from) == (int)from;
}
