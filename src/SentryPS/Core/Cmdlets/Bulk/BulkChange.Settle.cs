namespace SentryPS.Cmdlets;

internal sealed partial class BulkChange<T>
{
    /// <summary>What has become of a thing of which a change was sent.</summary>
    /// <param name="flight">What was answered to the change.</param>
    /// <param name="target">The thing.</param>
    /// <param name="item">The thing as it is now; null where there is none.</param>
    /// <param name="failure">Why it could not be read; null where it could.</param>
    private (BulkOutcome Outcome, T? Item, SentryException? Failure) Verify(Flight flight, BulkTarget target, T? item, SentryException? failure)
    {
        var cause = flight.Answer.Failure;
        if (failure is not null)
        {
            return (BulkOutcome.Failed, null, cause ?? BulkFailure.NotVerified(strategy.Noun, target, failure));
        }

        if (item is null)
        {
            return strategy.IsRemoval ? (BulkOutcome.Changed, null, null) : (BulkOutcome.Failed, null, BulkFailure.NotFound(strategy.Noun, target));
        }

        var verdict = strategy.Judge(target.Scope, item, flight.Answer.Response);
        if (verdict.Outcome == BulkOutcome.Changed || (verdict.Outcome == BulkOutcome.NotVerified && cause is null))
        {
            if (verdict.Outcome == BulkOutcome.NotVerified)
            {
                _notShown.Add(verdict.Words);
            }

            Journal?.AddAfter(target, item);
            return (verdict.Outcome, item, null);
        }

        return (BulkOutcome.Failed, null, cause ?? BulkFailure.NotChanged(strategy.Noun, target, verdict.Words));
    }

    /// <summary>Counts what has become of a batch, then reports it.</summary>
    private void Settle(BulkBatch batch, Func<BulkTarget, (BulkOutcome Outcome, T? Item, SentryException? Failure)> outcomeOf)
    {
        var outcomes = batch.Targets.Select(target => (Target: target, Result: outcomeOf(target))).ToList();
        if (!Books.TrySettle(batch, [.. outcomes.Select(outcome => outcome.Result.Outcome)]))
        {
            return;
        }

        ShowProgress();
        var errors = outcomes
            .Where(outcome => outcome.Result.Failure is not null)
            .Select(outcome => outcome.Result.Failure!.ErrorRecordFor(outcome.Target.Label))
            .ToList();
        if (errors.Count > 0 && host.StopsAtErrors)
        {
            _isEnding = true;
            _heldErrors.AddRange(errors);
        }
        else
        {
            errors.ForEach(host.WriteError);
        }

        FollowUp(outcomes.Where(outcome => outcome.Result.Item is not null).Select(outcome => (outcome.Target, outcome.Result.Item!)));
        foreach (var (target, result) in outcomes)
        {
            Emit(target, result.Item);
        }
    }

    /// <summary>Sends what follows the changes of things; a failure is an error of that thing, which stays changed.</summary>
    private void FollowUp(IEnumerable<(BulkTarget Target, T Item)> changed) => AtOnce(
        changed.Select(pair => (pair.Target, Request: strategy.FollowUp(pair.Target.Scope, pair.Item))).Where(pair => pair.Request is not null),
        pair => host.Start(pair.Target.Scope.Connection, wire => wire.SendForValueAsync(pair.Request!)),
        (pair, _, failure) =>
        {
            if (failure is null || strategy.IsFollowUpDone(failure))
                return;

            failure.Remark = $" The {strategy.Noun} was changed all the same.";
            var error = failure.ErrorRecordFor(pair.Target.Label);
            if (host.StopsAtErrors)
            {
                _isEnding = true;
                _heldErrors.Add(error);
            }
            else
            {
                host.WriteError(error);
            }
        });
}
