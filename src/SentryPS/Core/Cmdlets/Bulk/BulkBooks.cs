namespace SentryPS.Cmdlets;

/// <summary>Counts what becomes of each thing. Only the pipeline's thread writes into it.</summary>
internal sealed class BulkBooks
{
    private readonly HashSet<BulkBatch> _open = [];

    /// <summary>How many are to be changed: all that came, each once, but those that the user does not want changed.</summary>
    public int Wanted { get; set; }

    /// <summary>How many the user does not want changed.</summary>
    public int Skipped { get; set; }

    public int Changed { get; private set; }

    /// <summary>How many there is an error for.</summary>
    public int Failed { get; set; }

    public int NotVerified { get; private set; }

    /// <summary>After the end: how many may or may not have been changed, since their response had not come.</summary>
    public int Unsure { get; private set; }

    /// <summary>After the end: how many the server took the change of without anybody having looked.</summary>
    public int Unread { get; private set; }

    /// <summary>How many have their final count.</summary>
    public int Done => Changed + Failed + NotVerified;

    /// <summary>After the end: how many were not sent.</summary>
    public int Unsent => Wanted - Done - Unsure - Unread;

    public void Open(BulkBatch batch) => _open.Add(batch);

    /// <summary>Counts the things of a batch. False if they were counted already, since the command has ended.</summary>
    public bool TrySettle(BulkBatch batch, IReadOnlyCollection<BulkOutcome> outcomes)
    {
        if (!batch.TrySettle())
        {
            return false;
        }

        _open.Remove(batch);
        Changed += outcomes.Count(outcome => outcome == BulkOutcome.Changed);
        Failed += outcomes.Count(outcome => outcome == BulkOutcome.Failed);
        NotVerified += outcomes.Count(outcome => outcome == BulkOutcome.NotVerified);
        return true;
    }

    /// <summary>Ends all batches that are open; each is counted as what it was.</summary>
    public void Close()
    {
        foreach (var batch in _open)
        {
            switch (batch.Close())
            {
                case BulkBatchState.Queued when batch.IsInDoubt:
                case BulkBatchState.Sending:
                    Unsure += batch.Targets.Count;
                    break;
                case BulkBatchState.Accepted:
                    Unread += batch.Targets.Count;
                    break;
            }
        }

        _open.Clear();
    }

    public SentryChangeSummary Summarize(TimeSpan duration) => new()
    {
        Changed = Changed,
        Skipped = Skipped,
        Failed = Failed,
        NotVerified = NotVerified,
        Duration = duration,
    };

    /// <summary>The sentence for a command that ended before its work was done.</summary>
    public string Describe(string noun)
    {
        var parts = new List<string> { FormattableString.Invariant($"{Changed} were changed") };
        Add(NotVerified, "could not be verified");
        Add(Failed, "failed");
        Add(Unread, "were accepted but not read back");
        Add(Unsure, "were sent without a sure outcome");
        Add(Unsent, "were not sent");
        return FormattableString.Invariant($"Of {Wanted} {noun}s, {string.Join(", ", parts)}.");

        void Add(int count, string words)
        {
            if (count > 0)
            {
                parts.Add(FormattableString.Invariant($"{count} {words}"));
            }
        }
    }
}
