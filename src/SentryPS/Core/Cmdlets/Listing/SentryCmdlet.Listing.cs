namespace SentryPS.Cmdlets;

public abstract partial class SentryCmdlet
{
    /// <summary>Writes a listing, or the part of it that <c>-First</c> and <c>-Skip</c> ask for.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="complete">Adds what the response leaves out.</param>
    /// <param name="isCountEstimated">Says that the server guesses the total.</param>
    private protected void WriteList<T>(ApiRequest request, Func<T, T>? complete = null, bool isCountEstimated = false)
        where T : SentryObject
    {
        var items = List<T>(request, page => WriteTotalCount(page, isCountEstimated), isCountEstimated);
        WriteList(complete is null ? items : items.Select(complete));
    }

    /// <summary>Writes the part of several listings, one after another, that <c>-First</c> and <c>-Skip</c> ask for.</summary>
    private protected void WriteList<T>(IEnumerable<T> items)
        where T : SentryObject
    {
        foreach (var item in PagingParameters.Window(items))
        {
            WriteObject(item);
        }
    }

    /// <summary>
    /// The objects of a listing, page by page as they are needed, each once. Who stops enumerating stops the requests.
    /// </summary>
    private protected IEnumerable<T> List<T>(ApiRequest request, Action<ApiPage<T>>? onFirstPage = null, bool isCountEstimated = false)
        where T : SentryObject
    {
        WarnOfScope(request);
        using var bar = ListingBar();
        using var requests = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        try
        {
            var pageSize = PagingParameters.PageSize();
            var wanted = PagingParameters.Wanted();
            var guard = new ListingIntegrity();
            var page = Await(StartPage<T>(request, requests.Token), guard);
            onFirstPage?.Invoke(page);
            var expected = PagingParameters.Expected(page, isCountEstimated);
            // What happens later does not belong to the listing: it would move every row that is still to come.
            request = page.ServerTime is { } now ? request.PinnedTo(now) : request;
            var ahead = new PagePrefetcher<T>(request, pageSize, next => StartPage<T>(next, requests.Token));
            while (true)
            {
                var read = (ulong)guard.Count + (ulong)pageSize;
                if (page.NextCursor is not null && guard.IsAhead(page.NextCursor) && wanted > read)
                {
                    ahead.Fill(page.NextCursor, (wanted - read - 1) / (ulong)pageSize + 1);
                }

                var items = Await(page.Items, guard);
                // From here on the cursor is the one that came with the items.
                guard.Pass(items.Count, page.NextCursor);
                foreach (var item in items.Where(guard.IsNew))
                {
                    yield return item;
                }

                if (page.NextCursor is null)
                {
                    yield break;
                }

                bar.Update(guard.Count, expected);
                page = Await(ahead.TakeAsync(page.NextCursor), guard);
            }
        }
        finally
        {
            // Ends the requests for pages that nobody will read.
            requests.Cancel();
        }
    }

    /// <summary>The bar of a listing, which moves from page to page.</summary>
    private protected ProgressBar ListingBar() => new(this, MyInvocation.MyCommand.Name);

    /// <summary>Writes the total of a listing, if it is asked for, before the first of its objects.</summary>
    private protected void WriteTotalCount<T>(ApiPage<T> firstPage, bool isEstimate)
    {
        if (PagingParameters.IncludeTotalCount)
        {
            WriteObject(PagingParameters.TotalCount(firstPage, isEstimate));
        }
    }

    /// <summary>Asks for a page in the background.</summary>
    private protected Task<ApiPage<T>> StartPage<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : SentryObject =>
        Start((transport, observer) => transport.ListAsync<T>(request, observer, cancellationToken));

    /// <summary>Waits for a part of a listing. A failure tells how far the listing had come.</summary>
    private protected T Await<T>(Task<T> operation, ListingIntegrity guard)
    {
        try
        {
            return Await(operation);
        }
        catch (SentryException exception)
        {
            throw guard.Annotate(exception);
        }
    }
}
