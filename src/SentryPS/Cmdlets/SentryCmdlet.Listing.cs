using System.Management.Automation;
using SentryPS.Transport;

namespace SentryPS.Cmdlets;

public abstract partial class SentryCmdlet
{
    /// <summary>Writes a listing, or the part of it that <c>-First</c> and <c>-Skip</c> ask for.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="complete">Adds what the answer leaves out.</param>
    /// <param name="isCountEstimated">Says that the server guesses the total.</param>
    private protected void WriteList<T>(ApiRequest request, Func<T, T>? complete = null, bool isCountEstimated = false)
        where T : SentryObject
    {
        var items = PagingParameters.IncludeTotalCount
            ? List<T>(request, page => WriteObject(PagingParameters.TotalCount(page, isCountEstimated)))
            : List<T>(request);
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
    /// The objects of a listing, page by page as they are needed. Who stops enumerating stops the requests. Once the
    /// first page has been used up, the next page is on its way while one is read; before that it would often be asked
    /// for in vain, as by <c>Select-Object -First 5</c>.
    /// </summary>
    private protected IEnumerable<T> List<T>(ApiRequest request, Action<ApiPage<T>>? onFirstPage = null)
        where T : SentryObject
    {
        WarnOfScope(request);
        var wanted = PagingParameters.Wanted();
        var page = Await(StartPage<T>(request));
        onFirstPage?.Invoke(page);
        for (ulong seen = 0; ;)
        {
            var cursor = page.NextCursor;
            var isAheadOfUse = cursor is not null && seen > 0 && seen + PagingExtensions.MaximumPageSize < wanted;
            var ahead = isAheadOfUse ? StartPage<T>(request.At(cursor!)) : null;
            foreach (var item in Await(page.Items))
            {
                seen++;
                yield return item;
            }

            if (cursor is null)
            {
                yield break;
            }

            page = Await(ahead ?? StartPage<T>(request.At(cursor)));
            if (page.NextCursor == cursor)
            {
                throw new SentryException(
                    $"Sentry's listing does not go on: the page at cursor {cursor} names the same cursor as the next one. {seen} objects came before it.",
                    "SentryCursorRepeated",
                    ErrorCategory.InvalidResult);
            }
        }
    }

    private Task<ApiPage<T>> StartPage<T>(ApiRequest request)
        where T : SentryObject =>
        Start((transport, monitor, cancel) => transport.ListAsync<T>(request, monitor, cancel));
}
