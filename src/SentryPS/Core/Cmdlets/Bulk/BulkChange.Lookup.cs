namespace SentryPS.Cmdlets;

internal sealed partial class BulkChange<T>
{
    /// <summary>
    /// Finds out the id and the partition where they are not known: of ids a hundred at once, of other names one by one,
    /// which is how the server looks them up; several requests at once. What is not found is reported and left out; left
    /// out is also what came under its id as well.
    /// </summary>
    private IReadOnlyList<BulkTarget> Identify(IReadOnlyList<BulkTarget> targets)
    {
        var total = targets.Count(IsToBeRead);
        if (total == 0)
        {
            return targets;
        }

        var lookup = new Lookup(total);
        var activity = $"Looking up {strategy.Noun}s";
        host.ShowProgress(activity, 0, total);
        AtOnce(
            targets.Where(target => !target.HasId),
            target =>
            {
                var request = Checked(strategy.ItemRequest(target.Scope, target.Key), target.Scope);
                return host.Start(target.Scope.Connection, wire => wire.SendAsync<T>(request));
            },
            (target, response, failure) =>
            {
                Note(lookup, target, response?.Value, failure);
                host.ShowProgress(activity, ++lookup.Done, lookup.Total);
            });

        foreach (var target in lookup.Found.OrderBy(target => target.Position).Where(target => !_gathering.IsNew(target.Scope.Home, target.Key)))
        {
            lookup.Repeated.Add(target);
            Emit(target, null);
            Books.Wanted--;
        }

        AtOnce(
            Pages(targets.Where(target => target.HasId && IsToBeRead(target) && !lookup.Repeated.Contains(target))),
            page => host.Start(page[0].Scope.Connection, wire => _reader.ReadAsync(page[0].Scope.Home, [.. page.Select(target => target.Key)], wire)),
            (page, findings, failure) =>
            {
                page.ForEach(target => Note(lookup, target, findings?.Item(target.Key), failure ?? findings?.Failure(target.Key)));
                host.ShowProgress(activity, lookup.Done += page.Count, lookup.Total);
            });
        host.EndProgress(activity);

        Drop([.. targets.Where(lookup.Failures.ContainsKey).Select(target => (target, lookup.Failures[target]))]);
        return [.. targets.Where(target => target.IsIdentified && !lookup.Repeated.Contains(target) && !lookup.Failures.ContainsKey(target))];
    }

    private bool IsToBeRead(BulkTarget target) => !target.IsIdentified || Journal?.Lacks(target) == true;

    /// <summary>Notes what a thing is, or why that is not known. One that was identified before is not lost by a failure to read it.</summary>
    private void Note(Lookup lookup, BulkTarget target, T? item, SentryException? failure)
    {
        if (item is not null)
        {
            var wasNamed = !target.HasId;
            var scope = target.Scope with { Partition = strategy.PartitionOf(item) ?? target.Scope.Partition };
            target.Identify(strategy.IdOf(item), _gathering.Share(scope));
            Journal?.AddBefore(target, item);
            if (strategy.ObstacleTo(target, item) is { } obstacle)
            {
                lookup.Failures[target] = obstacle;
            }

            if (wasNamed && target.IsIdentified)
            {
                lookup.Found.Add(target);
            }
        }

        if (!target.IsIdentified)
        {
            lookup.Failures[target] = failure is null || failure.Category == ErrorCategory.ObjectNotFound
                ? BulkFailure.NotFound(strategy.Noun, target, failure)
                : failure;
        }
    }

    /// <summary>Lists of at most a hundred things of one organization, and of one partition if that is known.</summary>
    private static IEnumerable<List<BulkTarget>> Pages(IEnumerable<BulkTarget> targets)
    {
        foreach (var group in targets.GroupBy(target => target.Scope.Home))
        {
            var page = new List<BulkTarget>(BulkReader<T>.PageSize);
            foreach (var target in group)
            {
                page.Add(target);
                if (page.Count == BulkReader<T>.PageSize)
                {
                    yield return page;
                    page = new(BulkReader<T>.PageSize);
                }
            }

            if (page.Count > 0)
            {
                yield return page;
            }
        }
    }

    /// <summary>Finds out what the requests to each organization need, and leaves out those of organizations where that fails.</summary>
    private IReadOnlyList<BulkTarget> Prepare(IReadOnlyList<BulkTarget> targets)
    {
        var failures = new Dictionary<BulkScope, SentryException>();
        AtOnce(
            targets.Select(target => target.Scope).Distinct().Select(scope => scope.Home).Distinct(),
            home => host.Start(home.Connection, async wire =>
            {
                await strategy.PrepareAsync(home, wire).ConfigureAwait(false);
                return home;
            }),
            (home, _, failure) =>
            {
                if (failure is not null)
                {
                    failures[home] = failure;
                }
            });
        if (failures.Count == 0)
        {
            return targets;
        }

        Drop([.. targets.Where(target => failures.ContainsKey(target.Scope.Home)).Select(target => (target, failures[target.Scope.Home]))]);
        return [.. targets.Where(target => !failures.ContainsKey(target.Scope.Home))];
    }

    /// <summary>Works on items in the background, so many at once, and hands each result over as it comes.</summary>
    private void AtOnce<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, Task<TResult>> start, Action<TItem, TResult?, SentryException?> land)
        where TResult : class
    {
        using var source = items.GetEnumerator();
        var flights = new List<(TItem Item, Task<TResult> Task)>();
        var hasMore = true;
        while (true)
        {
            while (hasMore && flights.Count < options.ThrottleLimit && (hasMore = source.MoveNext()))
            {
                flights.Add((source.Current, Start(start, source.Current)));
            }

            if (flights.Count == 0)
            {
                return;
            }

            host.WaitForAny([.. flights.Select(flight => flight.Task)]);
            foreach (var flight in flights.Where(flight => flight.Task.IsCompleted).ToList())
            {
                flights.Remove(flight);
                land(flight.Item, Result(flight.Task, out var failure), failure);
            }
        }
    }

    /// <summary>A request that cannot be made is a failure like one that was made in vain.</summary>
    private static Task<TResult> Start<TItem, TResult>(Func<TItem, Task<TResult>> start, TItem item)
    {
        try
        {
            return start(item);
        }
        catch (SentryException exception)
        {
            return Task.FromException<TResult>(exception);
        }
    }

    /// <summary>The result of work that has ended, or why there is none.</summary>
    private TResult? Result<TResult>(Task<TResult> task, out SentryException? failure)
        where TResult : class
    {
        failure = null;
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (host.Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            failure = exception;
            return null;
        }
    }

    private ApiRequest Checked(ApiRequest request, BulkScope scope)
    {
        host.WarnOfScope(request, scope.Connection);
        return request;
    }

    private sealed class Lookup(int total)
    {
        public int Total { get; } = total;

        public int Done { get; set; }

        /// <summary>Those that came under another name than their id.</summary>
        public List<BulkTarget> Found { get; } = [];

        public HashSet<BulkTarget> Repeated { get; } = [];

        public Dictionary<BulkTarget, SentryException> Failures { get; } = [];
    }
}
