using System.Diagnostics;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of cmdlets that do the same to each of many issues, up to a hundred in one request. Afterwards every issue is
/// either changed or reported by an error of its own.
/// </summary>
public abstract class BulkChangeCmdlet : IssueChangeCmdlet
{
    private const int NoContent = 204;

    /// <summary>
    /// One issue that the server fails on takes ten failures in a row to find among 500. So many say that the server fails
    /// on everything, and halving further would keep both sides busy for hours.
    /// </summary>
    private const int OutageFailures = 16;

    private readonly Stopwatch _clock = new();
    private int _changedCount;
    private int _openCount;
    private int _failuresInRow;
    private ProgressBar? _bar;
    private bool _hasInputEnded;
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

    /// <summary>Says that a response without a body means that none of the issues was found.</summary>
    private protected abstract bool IsNoContentNotFound { get; }

    private int DoneCount => _changedCount + FailedCount;

    /// <summary>The request that changes issues of the organization, without its query.</summary>
    private protected abstract ApiRequest CreateRequest(string organization);

    /// <summary>
    /// Says whether the issue, or its absence, is what was asked for. Called only after a request to its organization was
    /// created.
    /// </summary>
    private protected abstract bool IsAsAsked(IssueTarget target, SentryIssue? issue);

    /// <summary>Called with issues that were changed, in the order in which they came.</summary>
    private protected virtual void WriteChanged(IReadOnlyList<IssueTarget> changed)
    {
    }

    private protected sealed override void Gather(PendingIssues gathering, IssueTarget target)
    {
        if (!Streaming)
        {
            gathering.Add(target);
        }
        else if (gathering.AddAndTakeFull(target, BatchSize) is { Count: > 0 } full)
        {
            Change(full);
        }
    }

    private protected sealed override void FinishInput()
    {
        _hasInputEnded = true;
        base.FinishInput();
        _isFinished = true;
        _bar?.Dispose();
        if (Summary)
        {
            WriteObject(new SentryChangeSummary { Changed = _changedCount, Skipped = SkippedCount, Failed = FailedCount, Duration = _clock.Elapsed });
        }
    }

    private protected sealed override void Change(IReadOnlyList<IssueTarget> targets)
    {
        _clock.Start();
        var identified = Identify(targets);
        _bar ??= new(this, Action);
        try
        {
            var changed = new HashSet<IssueTarget>();
            foreach (var batch in IssueBatch.Of(identified, BatchSize))
            {
                changed.UnionWith(Change(batch));
                _bar.Update(DoneCount, _hasInputEnded ? WantedCount : null);
            }

            WriteChanged([.. targets.Where(changed.Contains)]);
        }
        catch (SentryException)
        {
            // It ends the command.
            _bar.Dispose();
            throw;
        }

        _clock.Stop();
    }

    /// <summary>
    /// Tells, where the command ends before its work is done (by Ctrl+C, an error upstream, or one that -ErrorAction Stop
    /// makes end it), what was done and what was not. The host is told itself, since the streams are closed by then.
    /// </summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!_isFinished && WantedCount > DoneCount)
        {
            _isFinished = true;
            Host.UI.WriteWarningLine(FormattableString.Invariant(
                $"{MyInvocation.MyCommand.Name} ended early. Of {WantedCount} issues, {_changedCount} were changed, {FailedCount} failed, {_openCount} were sent without a sure outcome, and {WantedCount - DoneCount - _openCount} were not sent."));
        }
    }

    private IEnumerable<IssueTarget> Change(IssueBatch batch)
    {
        try
        {
            // Where the request cannot be made, there is no use in smaller ones.
            CreateRequest(batch.Organization);
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            WriteFailures([.. batch.Targets.Select(target => (target, exception))]);
            return [];
        }

        _openCount += batch.Targets.Count;
        return Send(batch);
    }

    /// <summary>
    /// Sends a batch and returns what was changed. One that the server fails on is halved until the issue that it fails on
    /// is alone; then that one alone is left, and reported.
    /// </summary>
    private IReadOnlyList<IssueTarget> Send(IssueBatch batch)
    {
        SentryException failure;
        try
        {
            var response = Send<IssueDelta>(batch.LimitTo(CreateRequest(batch.Organization)));
            _failuresInRow = 0;

            // The response does not say which ids it left out, so what nothing vouches for is looked at.
            var isNothingFound = response.StatusCode == NoContent && IsNoContentNotFound;
            var uncertain = batch.Targets.Where(target => isNothingFound || target.IsBare).ToList();
            var certain = batch.Targets.Except(uncertain).ToList();
            Settle(certain, []);
            return [.. certain, .. Verify(uncertain, null)];
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            failure = exception;
        }

        _failuresInRow = failure.IsServerFault ? _failuresInRow + 1 : 0;
        if (batch.Targets.Count > 1 && (IsTooLong(failure) || (failure.IsServerFault && _failuresInRow < OutageFailures)))
        {
            return [.. batch.Halve().SelectMany(Send)];
        }

        // Before a rate limit the same issues may have been sent with success that got lost on the way back.
        if (failure.IsOutcomeUnknown || failure.Category == ErrorCategory.LimitsExceeded)
        {
            return Verify(batch.Targets, failure);
        }

        Settle([], [.. batch.Targets.Select(target => (target, failure))]);
        return [];
    }

    /// <summary>Some proxies do not let the URL of a large batch pass.</summary>
    private static bool IsTooLong(SentryException failure) => failure is SentryApiException { StatusCode: 413 or 414 or 431 };

    /// <summary>Reads issues back and reports those that are not as they should be.</summary>
    /// <param name="targets">The issues.</param>
    /// <param name="cause">Why there is a doubt about them; null where the server accepted the change.</param>
    private List<IssueTarget> Verify(IReadOnlyList<IssueTarget> targets, SentryException? cause)
    {
        var changed = new List<IssueTarget>();
        var failed = new List<(IssueTarget, SentryException)>();
        foreach (var (target, issue, failure) in Find(targets))
        {
            if (failure is not null)
            {
                failed.Add((target, cause ?? NotVerified(target, failure)));
            }
            else if (IsAsAsked(target, issue))
            {
                changed.Add(target);
            }
            else
            {
                failed.Add((target, issue is null ? NotFound(target) : cause ?? NotChanged(target)));
            }
        }

        Settle(changed, failed);
        return changed;
    }

    /// <summary>Counts what has become of issues that were sent, and reports those that failed.</summary>
    private void Settle(List<IssueTarget> changed, List<(IssueTarget, SentryException)> failed)
    {
        _openCount -= changed.Count + failed.Count;
        _changedCount += changed.Count;
        WriteFailures(failed);
    }

    private static SentryException NotChanged(IssueTarget target) => new(
        $"Sentry took the change of issue {target.Input}, but the issue is not as it was asked for.",
        "SentryNotChanged",
        ErrorCategory.InvalidResult)
    {
        RecommendedAction = "Look at the issue with Get-SentryIssue. Somebody else, or a new event, may have changed it meanwhile.",
    };

    private static SentryException NotVerified(IssueTarget target, SentryException failure) => new(
        $"Sentry took the change of issue {target.Input}, but could not be asked whether it was made: {failure.Message}",
        "SentryNotVerified",
        failure.Category,
        failure)
    {
        RecommendedAction = "Look at the issue with Get-SentryIssue.",
    };
}
