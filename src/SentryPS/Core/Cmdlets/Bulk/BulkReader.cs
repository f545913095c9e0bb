namespace SentryPS.Cmdlets;

/// <summary>
/// Reads things by their ids, a hundred at once. A request that the server fails on is halved until the one that it fails
/// on is alone.
/// </summary>
internal sealed class BulkReader<T>(BulkStrategy<T> strategy)
    where T : SentryObject
{
    /// <summary>How many things are read in one request.</summary>
    public const int PageSize = 100;

    /// <summary>Reads things of one scope. A token that is not valid ends it; every other failure is in what it returns.</summary>
    public async Task<BulkFindings<T>> ReadAsync(BulkScope scope, IReadOnlyList<string> ids, BulkWire wire)
    {
        var findings = new BulkFindings<T>();
        for (var start = 0; start < ids.Count; start += PageSize)
        {
            await ReadAsync(scope, [.. ids.Skip(start).Take(PageSize)], wire, findings).ConfigureAwait(false);
        }

        return findings;
    }

    /// <summary>Reads things that should be gone. What is not listed is held to be gone only if the listing can be trusted.</summary>
    public async Task<BulkFindings<T>> ReadRemovedAsync(BulkScope scope, IReadOnlyList<string> ids, BulkWire wire)
    {
        var findings = await ReadAsync(scope, ids, wire).ConfigureAwait(false);
        var missing = ids.Where(id => findings.Item(id) is null && findings.Failure(id) is null).ToList();
        if (missing.Count > 0 && await DoubtOf(scope, missing[0], wire).ConfigureAwait(false) is { } doubt)
        {
            missing.ForEach(id => findings.Fail(id, doubt));
        }

        return findings;
    }

    private async Task ReadAsync(BulkScope scope, IReadOnlyList<string> page, BulkWire wire, BulkFindings<T> findings)
    {
        var parts = new Stack<IReadOnlyList<string>>([page]);
        var failuresInRow = 0;
        while (parts.Count > 0)
        {
            var part = parts.Pop();
            try
            {
                foreach (var item in await ListAsync(scope, part, wire).ConfigureAwait(false))
                {
                    findings.Add(strategy.IdOf(item), item);
                }

                failuresInRow = 0;
            }
            catch (SentryException failure) when (!failure.StopsPipeline)
            {
                failuresInRow++;
                // A bad request may be so because of one id as well.
                var isWorthwhile = BulkFailure.MayPassInParts(failure) || failure.Category == ErrorCategory.InvalidArgument;
                if (part.Count > 1 && isWorthwhile && failuresInRow < BulkFailure.OutageFailures)
                {
                    var middle = (part.Count + 1) / 2;
                    parts.Push([.. part.Skip(middle)]);
                    parts.Push([.. part.Take(middle)]);
                    continue;
                }

                foreach (var id in part)
                {
                    findings.Fail(id, failure);
                }
            }
        }
    }

    /// <summary>A server that answers with other things than those it was asked for says nothing about these.</summary>
    private async Task<List<T>> ListAsync(BulkScope scope, IReadOnlyList<string> ids, BulkWire wire)
    {
        var items = await wire.ListAsync<T>(strategy.ListRequest(scope, ids)).ConfigureAwait(false);
        var asked = new HashSet<string>(ids, StringComparer.Ordinal);
        return items.TrueForAll(item => asked.Contains(strategy.IdOf(item)))
            ? items
            : throw new SentryException(
                $"Sentry was asked for {ids.Count} {strategy.Noun}s by their ids, and answered with others.", "SentryInvalidResponse", ErrorCategory.InvalidData);
    }

    /// <summary>
    /// Asks for one of the things that a listing left out. Null where Sentry itself says in its own words that it is not
    /// there; an empty list alone is what many a server or proxy answers to everything.
    /// </summary>
    private async Task<SentryException?> DoubtOf(BulkScope scope, string id, BulkWire wire)
    {
        try
        {
            var response = await wire.SendAsync<T>(strategy.ItemRequest(scope, id)).ConfigureAwait(false);
            return response.Value is { } item && strategy.Judge(scope, item, null).Outcome == BulkOutcome.Changed
                ? null
                : new SentryException(
                    $"Sentry's listing leaves out {strategy.Noun} {id}, which can still be read.", "SentryInvalidResponse", ErrorCategory.InvalidData);
        }
        catch (SentryApiException exception) when (exception is { StatusCode: 404, Detail: not null })
        {
            return null;
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            return exception;
        }
    }
}
