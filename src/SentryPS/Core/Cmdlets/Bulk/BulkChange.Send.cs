namespace SentryPS.Cmdlets;

internal sealed partial class BulkChange<T>
{
    private readonly List<Flight> _flights = [];
    private readonly Stack<BulkBatch> _halves = new();
    private readonly List<ErrorRecord> _heldErrors = [];
    private int _failuresInRow;
    private bool _isEnding;
    private SentryException? _fatal;

    /// <summary>
    /// Sends things batch by batch, so many at once, and reads each batch back while the next is on its way. After an error
    /// that ends the command no batch is started, those under way come to their end, and then the error is written.
    /// </summary>
    private void Send(IReadOnlyList<BulkTarget> targets)
    {
        using var batches = BulkGathering.Batches(targets, options.BatchSize).GetEnumerator();
        ShowProgress();
        while (true)
        {
            while (!_isEnding && HasRoom && NextBatch(batches) is { } batch)
            {
                StartChange(batch);
            }

            if (_flights.Count == 0 && !_isEnding)
            {
                return;
            }

            if (_flights.Count == 0)
            {
                End();
                continue;
            }

            host.WaitForAny([.. _flights.Select(flight => flight.Task)]);
            foreach (var flight in _flights.Where(flight => flight.Task.IsCompleted).ToList())
            {
                _flights.Remove(flight);
                Land(flight);
            }
        }
    }

    /// <summary>
    /// Reading back has a limit of its own, since a server may be quick to change and slow to show; it is one above that of
    /// changes, so that even a single change at a time is on its way while the one before it is read back.
    /// </summary>
    private bool HasRoom =>
        _flights.Count(flight => flight.Change is not null) < options.ThrottleLimit
        && _flights.Count(flight => flight.Change is null) <= options.ThrottleLimit;

    private BulkBatch? NextBatch(IEnumerator<BulkBatch> batches) =>
        _halves.Count > 0 ? _halves.Pop() : batches.MoveNext() ? batches.Current : null;

    private void StartChange(BulkBatch batch)
    {
        Books.Open(batch);
        try
        {
            var request = Checked(strategy.ChangeRequest(batch.Scope, batch.Ids), batch.Scope);
            _flights.Add(new(batch) { Change = host.Start(batch.Scope.Connection, wire => ChangeAsync(batch, request, wire)) });
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            // Where the request cannot be made, there is no use in smaller ones.
            Settle(batch, target => (BulkOutcome.Failed, null, exception));
        }
    }

    private static async Task<Answer> ChangeAsync(BulkBatch batch, ApiRequest request, BulkWire wire)
    {
        if (!batch.TrySend())
        {
            throw new OperationCanceledException(wire.Stop);
        }

        try
        {
            var response = await wire.SendForValueAsync(request).ConfigureAwait(false);
            batch.TryAccept();
            return new(response.Value, null);
        }
        catch (SentryException exception)
        {
            return new(null, exception);
        }
    }

    private void StartReading(BulkBatch batch, Answer answer) => _flights.Add(new(batch)
    {
        Answer = answer,
        Reading = host.Start(
            batch.Scope.Connection,
            wire => strategy.IsRemoval ? _reader.ReadRemovedAsync(batch.Scope, batch.Ids, wire) : _reader.ReadAsync(batch.Scope, batch.Ids, wire)),
    });

    private void Land(Flight flight)
    {
        if (flight.Change is { } change)
        {
            LandChange(flight.Batch, Result(change, out var failure) ?? new(null, failure));
            return;
        }

        try
        {
            var findings = Result(flight.Reading!, out var failure);
            Settle(flight.Batch, target => Verify(flight, target, findings?.Item(target.Key), failure ?? findings?.Failure(target.Key)));
        }
        catch (SentryException exception)
        {
            EndWith(exception);
        }
    }

    /// <summary>
    /// A batch that was accepted is read back, and so is one that may have been. One that the server fails on is halved
    /// until the thing that it fails on is alone; then that one alone is left, and reported.
    /// </summary>
    private void LandChange(BulkBatch batch, Answer answer)
    {
        if (answer.Failure is not { } failure)
        {
            _failuresInRow = 0;
            StartReading(batch, answer);
            return;
        }

        _failuresInRow = failure.IsServerFault || strategy.MayPassInParts(failure) ? _failuresInRow + 1 : 0;
        if (failure.StopsPipeline)
        {
            Books.TrySettle(batch, [.. batch.Targets.Select(_ => BulkOutcome.Failed)]);
            EndWith(failure);
        }
        else if (batch.Targets.Count > 1 && strategy.MayPassInParts(failure) && _failuresInRow < BulkFailure.OutageFailures)
        {
            var (first, second) = batch.Halve(BulkFailure.LeavesDoubt(failure, strategy.IsRemoval));
            Books.TrySettle(batch, []);
            foreach (var half in (BulkBatch[])[second, first])
            {
                Books.Open(half);
                _halves.Push(half);
            }
        }
        else if (BulkFailure.LeavesDoubt(failure, strategy.IsRemoval))
        {
            StartReading(batch, answer);
        }
        else
        {
            Settle(batch, target => (BulkOutcome.Failed, null, failure));
        }
    }

    private void EndWith(SentryException exception)
    {
        _isEnding = true;
        _fatal ??= exception;
    }

    /// <summary>Writes what had to wait for the end of the batches under way. It returns only if an error turns out to end nothing.</summary>
    private void End()
    {
        if (_fatal is not null)
        {
            _output.Flush();
            throw _fatal;
        }

        var errors = _heldErrors.ToList();
        _heldErrors.Clear();
        _isEnding = false;
        errors.ForEach(host.WriteError);
    }

    private void ShowProgress() => host.ShowProgress(strategy.Action, Books.Done, _hasInputEnded ? Books.Wanted : null);

    /// <summary>What a change was answered with, or how it failed.</summary>
    private sealed record Answer(object? Response, SentryException? Failure);

    /// <summary>A batch with the request that is under way for it.</summary>
    private sealed class Flight(BulkBatch batch)
    {
        public BulkBatch Batch { get; } = batch;

        /// <summary>Its change; null when it is read back.</summary>
        public Task<Answer>? Change { get; init; }

        public Task<BulkFindings<T>>? Reading { get; init; }

        public Answer Answer { get; init; } = new(null, null);

        public Task Task => Change ?? (Task)Reading!;
    }
}
