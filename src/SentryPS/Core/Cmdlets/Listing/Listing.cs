using System.Collections;

namespace SentryPS.Cmdlets;

/// <summary>
/// The objects of a listing, page by page as they are needed, each once. Disposing the enumerator cancels pending requests.
/// </summary>
/// <param name="context">Who reads it.</param>
/// <param name="request">The request for the first page.</param>
internal sealed class Listing<T>(ListingContext context, ApiRequest request) : IEnumerable<T>
    where T : SentryObject
{
    /// <summary>The part that is wanted. Null for all.</summary>
    public PagingParameters? Paging { get; init; } = context.Paging;

    /// <summary>Throws at a row that a filter of the request leaves out: a server that ignores filters must not pass for one that obeys.</summary>
    public Action<T>? Check { get; init; }

    /// <summary>The time by which rows are sorted, where the listing grows at its front; see <see cref="ApiRequest.GrowingPeriod"/>.</summary>
    public Func<T, DateTimeOffset?>? TimeOf { get; init; }

    /// <summary>Says that the server guesses the total.</summary>
    public bool IsCountEstimated { get; init; }

    /// <summary>Called with the first page before the first of its objects.</summary>
    public Action<ApiPage<T>>? OnFirstPage { get; set; }

    public IEnumerator<T> GetEnumerator()
    {
        context.Starting(request);
        using var bar = context.CreateBar();
        using var requests = CancellationTokenSource.CreateLinkedTokenSource(context.StopToken);
        try
        {
            var listed = new ListedObjects();
            var reader = new ListingReader<T>(request, Paging, page => context.AskAsync<T>(page, requests.Token))
            {
                Check = Check,
                TimeOf = TimeOf,
            };
            long? expected = null;
            for (var isFirst = true; listed.Annotate(() => context.Await(reader.NextAsync())) is { } rows; isFirst = false)
            {
                if (isFirst)
                {
                    OnFirstPage?.Invoke(reader.Page);
                    expected = Paging.Expected(reader.Page, IsCountEstimated);
                }

                foreach (var row in rows)
                {
                    if (listed.Add(row))
                    {
                        yield return row;
                    }
                }

                if (!reader.HasMore)
                {
                    yield break;
                }

                bar?.Update(listed.Count, expected);
            }
        }
        finally
        {
            // Ends the requests for pages that nobody will read.
            requests.Cancel();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
