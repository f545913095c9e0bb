using System.Diagnostics;
using System.Management.Automation;
using SentryPS.Transport;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of cmdlets that do the same to each of many issues, up to a hundred in one request. Afterwards every issue is
/// either changed or reported by an error of its own.
/// </summary>
public abstract class BulkChangeCmdlet : IssueChangeCmdlet
{
    private const int NoContent = 204;

    private readonly Stopwatch _clock = new();
    private int _changedCount;
    private int _takenCount;
    private bool _isFinished;

    private protected BulkChangeCmdlet()
    {
    }

    /// <summary>How many issues go into one request at most.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int BatchSize { get; set; } = 100;

    /// <summary>
    /// Sends a batch as soon as it is full instead of when the input has ended: for pipelines that do not end. It changes
    /// issues while they are listed, so a listing that is sorted or filtered by what changes can skip some.
    /// </summary>
    [Parameter]
    public SwitchParameter Streaming { get; set; }

    /// <summary>Emits, at the end, one object with the numbers of issues that were changed, skipped and not changed.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Says that an answer without a body means that none of the issues was found.</summary>
    private protected abstract bool IsNoContentNotFound { get; }

    private int DoneCount => _changedCount + FailedCount;

    /// <summary>The request that changes issues of the organization, without its query.</summary>
    private protected abstract ApiRequest CreateRequest(string organization);

    /// <summary>Says whether the issue, or its absence, is what was asked for.</summary>
    private protected abstract bool IsAsAsked(IssueTarget target, SentryIssue? issue);

    /// <summary>Called with issues that were changed, in the order in which they came.</summary>
    private protected virtual void WriteChanged(IReadOnlyList<IssueTarget> changed)
    {
    }

    private protected sealed override void Gather(IssueGathering gathering, IssueTarget target)
    {
        if (Streaming)
        {
            Change(gathering.AddAndTakeFull(target, BatchSize));
        }
        else
        {
            gathering.Add(target);
        }
    }

    private protected sealed override void FinishInput()
    {
        base.FinishInput();
        _isFinished = true;
        WriteProgress(null);
        if (Summary)
        {
            WriteObject(new SentryChangeSummary { Changed = _changedCount, Skipped = SkippedCount, Failed = FailedCount, Duration = _clock.Elapsed });
        }
    }

    private protected sealed override void Change(IReadOnlyList<IssueTarget> targets)
    {
        _clock.Start();
        _takenCount += targets.Count;
        var changed = new HashSet<IssueTarget>();
        foreach (var batch in IssueBatch.Of(Identify(targets), BatchSize))
        {
            changed.UnionWith(Change(batch));
            WriteProgress(batch);
        }

        WriteChanged([.. targets.Where(changed.Contains)]);
        _clock.Stop();
    }

    /// <summary>
    /// Tells, where the command ends before its work is done (by Ctrl+C, an error upstream, or one that -ErrorAction Stop
    /// makes end it), what was done and what was not. The host is told itself, since the streams are closed by then.
    /// </summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        var undone = WaitingCount + _takenCount - DoneCount;
        if (!_isFinished && undone > 0)
        {
            _isFinished = true;
            Host.UI.WriteWarningLine(FormattableString.Invariant(
                $"{MyInvocation.MyCommand.Name} ended early: {_changedCount} issues were changed, {FailedCount} failed, {undone} were not sent or have no answer."));
        }
    }

    /// <summary>
    /// Sends a batch and returns what was changed. One that the server fails on is halved until the issue that it fails on
    /// is alone; then that one alone is left, and reported.
    /// </summary>
    private IReadOnlyCollection<IssueTarget> Change(IssueBatch batch)
    {
        SentryException? failure = null;
        try
        {
            var answer = Send<IssueDelta>(batch.Address(CreateRequest(batch.Organization)));
            if (answer.StatusCode != NoContent || !IsNoContentNotFound)
            {
                // The answer does not say which ids it left out, so what nothing vouches for is looked at.
                var certain = batch.Targets.Where(target => !target.IsBare).ToList();
                _changedCount += certain.Count;
                return [.. certain, .. Verify([.. batch.Targets.Where(target => target.IsBare)], NotChanged)];
            }
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            failure = exception;
        }

        if (failure is { IsServerFault: true } && batch.Targets.Count > 1)
        {
            return [.. batch.Halve().SelectMany(Change)];
        }

        if (failure is null or { IsOutcomeUnknown: true })
        {
            // The server may have acted before it failed.
            return Verify(batch.Targets, target => failure ?? NotFound(target));
        }

        foreach (var target in batch.Targets)
        {
            WriteFailure(target, failure);
        }

        return [];
    }

    /// <summary>Reads issues back and reports those that are not as they should be.</summary>
    private List<IssueTarget> Verify(IReadOnlyList<IssueTarget> targets, Func<IssueTarget, SentryException> failureOf)
    {
        var changed = new List<IssueTarget>();
        foreach (var (target, issue) in FindOrReport(targets))
        {
            if (IsAsAsked(target, issue))
            {
                _changedCount++;
                changed.Add(target);
            }
            else
            {
                WriteFailure(target, issue is null ? NotFound(target) : failureOf(target));
            }
        }

        return changed;
    }

    private static SentryException NotChanged(IssueTarget target) => new(
        $"Sentry took the change of issue {target.Input}, but the issue is not as it was asked for.",
        "SentryNotChanged",
        ErrorCategory.InvalidResult)
    {
        RecommendedAction = "Look at the issue with Get-SentryIssue. Somebody else, or a new event, may have changed it meanwhile.",
    };

    /// <summary>One bar, once the work takes longer than a second; null takes it away.</summary>
    private void WriteProgress(IssueBatch? batch)
    {
        if (_clock.Elapsed < TimeSpan.FromSeconds(1))
        {
            return;
        }

        var total = Math.Max(1, WaitingCount + _takenCount);
        var rate = Math.Max(1, DoneCount) / _clock.Elapsed.TotalSeconds;
        WriteProgress(new ProgressRecord(GetHashCode(), Action, FormattableString.Invariant($"{DoneCount} of {total} issues, {rate:0} per second"))
        {
            PercentComplete = Math.Min(100, DoneCount * 100 / total),
            SecondsRemaining = (int)((total - DoneCount) / rate),
            RecordType = batch is null ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }
}
