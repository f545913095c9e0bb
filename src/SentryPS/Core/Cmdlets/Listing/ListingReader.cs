namespace SentryPS.Cmdlets;

/// <summary>Reads one listing page by page, and the pages ahead before their turn. For one reader at a time.</summary>
/// <param name="request">The request for the first page.</param>
/// <param name="paging">How much is wanted. Null for all.</param>
/// <param name="ask">Asks for a page; done as soon as its headers are there.</param>
internal sealed class ListingReader<T>(ApiRequest request, PagingParameters? paging, Func<ApiRequest, Task<ApiPage<T>>> ask)
{
    private readonly int _pageSize = paging.PageSize();
    private readonly ulong _wanted = paging.Wanted();
    private readonly ListingIntegrity _integrity = new();
    private PagePrefetcher<T>? _ahead;
    private ulong _rowCount;

    /// <inheritdoc cref="Listing{T}.Check"/>
    public Action<T>? Check { get; init; }

    /// <inheritdoc cref="Listing{T}.TimeOf"/>
    public Func<T, DateTimeOffset?>? TimeOf { get; init; }

    /// <summary>How many pages are asked for before their turn at most.</summary>
    public int MostAhead { get; init; } = 5;

    /// <summary>The page that was read last.</summary>
    public ApiPage<T> Page { get; private set; } = null!;

    /// <summary>Says that another page follows the one that was read last.</summary>
    public bool HasMore => Page.NextCursor is not null;

    /// <summary>The rows of the next page; null where there is none.</summary>
    public async Task<IReadOnlyList<T>?> NextAsync()
    {
        if (_ahead is null)
        {
            Page = await ask(request).ConfigureAwait(false);
        }
        else if (Page.NextCursor is { } cursor)
        {
            Page = await _ahead.TakeAsync(cursor).ConfigureAwait(false);
            AskAhead(_ahead);
        }
        else
        {
            return null;
        }

        var rows = await Page.Items.ConfigureAwait(false);
        // From here on the cursor is the one that came with the rows.
        _integrity.Pass(rows.Count, Page.NextCursor);
        if (Check is not null)
        {
            foreach (var row in rows)
            {
                Check(row);
            }
        }

        _ahead ??= new(Pinned(rows), _pageSize, MostAhead, ask);
        _rowCount += (ulong)rows.Count;
        return rows;
    }

    private void AskAhead(PagePrefetcher<T> ahead)
    {
        var read = _rowCount + (ulong)_pageSize;
        if (Page.NextCursor is { } cursor && _integrity.IsAhead(cursor) && _wanted > read)
        {
            ahead.Fill(cursor, (_wanted - read - 1) / (ulong)_pageSize + 1);
        }
    }

    /// <summary>What happens later does not belong to the listing: it would move every row that is still to come.</summary>
    private ApiRequest Pinned(IReadOnlyList<T> rows) => Page.ServerTime is { } now
        ? request.PinnedTo(now, TimeOf is null ? null : rows.Max(TimeOf))
        : request;
}
