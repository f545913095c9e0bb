namespace SentryPS.Cmdlets;

/// <summary>
/// The parameters of commands that do the same to each of many things, up to some hundreds in one request. The work is done
/// by <see cref="BulkChange{T}"/>; a command says what comes in and what is done to it.
/// </summary>
public abstract class BulkCmdlet<T> : OrganizationCmdlet
    where T : SentryObject
{
    private BulkChange<T>? _change;

    private protected BulkCmdlet()
    {
    }

    /// <summary>How many go into one request at most.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int BatchSize { get; set; } = 100;

    /// <summary>
    /// How many requests are under way at once. A real server takes a second or more over a hundred issues; more than a few
    /// at once only meet its limits.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>
    /// Sends a batch as soon as it is full instead of when the input has ended: for pipelines that do not end. It changes
    /// things while they are listed, so a listing that is sorted or filtered by what changes can skip some.
    /// </summary>
    [Parameter]
    public SwitchParameter Streaming { get; set; }

    /// <summary>Emits, at the end, one object with the numbers of those that were changed, skipped and not changed.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Says that the things are to be emitted as they are after the change.</summary>
    private protected virtual bool EmitsChanged => false;

    /// <summary>What is done to each; made once.</summary>
    private protected abstract BulkStrategy<T> Strategy { get; }

    /// <summary>Remembers what can be taken back. Null where nothing can.</summary>
    private protected virtual IBulkJournal<T>? Journal => null;

    private protected BulkChange<T> Change => _change ??= new(
        Strategy, new CmdletBulkHost(this), new(BatchSize, ThrottleLimit, Streaming, EmitsChanged))
    { Journal = Journal };

    /// <summary>Called with the summary, whether or not it is emitted.</summary>
    private protected virtual void OnFinished(SentryChangeSummary summary)
    {
    }

    private protected sealed override void FinishInput()
    {
        Change.Finish();
        var summary = Change.Books.Summarize(Change.Duration);
        OnFinished(summary);
        if (Summary)
        {
            WriteObject(summary);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _change?.Close(MyInvocation.MyCommand.Name);
    }
}
