namespace SentryPS.Cmdlets;

/// <summary>
/// The pages of a listing that have been asked for before their turn. None is, until the first page has been used up: who
/// wants few objects should not cost more requests. Then it is one, two and more of them: each as soon as the headers
/// of the page before it say where it is, or at once where its cursor can be computed, for as long as the server goes on to
/// give the cursors that were expected.
/// </summary>
/// <param name="request">The request for the first page.</param>
/// <param name="pageSize">How many rows a page has.</param>
/// <param name="mostAhead">How many pages are asked for ahead at most.</param>
/// <param name="start">Asks for a page.</param>
internal sealed class PagePrefetcher<T>(ApiRequest request, int pageSize, int mostAhead, Func<ApiRequest, Task<ApiPage<T>>> start)
{
    private readonly Queue<Task<AskedPage?>> _pages = new();
    private Task<AskedPage?>? _last;
    private int _width;

    /// <summary>
    /// Asks for pages that will be wanted after the one whose next cursor is <paramref name="cursor"/>, which has been asked
    /// for already or is the page that is being read.
    /// </summary>
    /// <param name="cursor">The cursor of the next page.</param>
    /// <param name="pagesWanted">How many pages after this one can be of use at most.</param>
    public void Fill(string cursor, ulong pagesWanted)
    {
        if (_pages.Count > 0 && Known(_pages.Peek()) is { } guess && guess.Cursor != cursor)
        {
            // The server goes its own way, so what was guessed is not the next page.
            _pages.Clear();
        }

        while ((ulong)_pages.Count < Math.Min((ulong)_width, pagesWanted))
        {
            _last = _pages.Count == 0 ? Task.FromResult<AskedPage?>(Ask(cursor)) : After(_last!);
            _pages.Enqueue(_last);
        }
    }

    /// <summary>The page at the cursor, which is asked for now if it has not been before.</summary>
    public async Task<ApiPage<T>> TakeAsync(string cursor)
    {
        _width = _width == 0 ? 1 : Math.Min(_width * 2, mostAhead);
        var asked = _pages.Count == 0 ? null : await _pages.Dequeue().ConfigureAwait(false);
        if (asked?.Cursor != cursor)
        {
            _pages.Clear();
            asked = Ask(cursor);
        }

        return await asked.Page.ConfigureAwait(false);
    }

    private static AskedPage? Known(Task<AskedPage?> page) => page.Status == TaskStatus.RanToCompletion ? page.Result : null;

    private AskedPage Ask(string cursor) => new(cursor, start(request.At(cursor)));

    private Task<AskedPage?> After(Task<AskedPage?> before) =>
        request.HasOffsetCursors && Known(before) is { } page && OffsetCursor.After(page.Cursor, pageSize) is { } cursor
            ? Task.FromResult<AskedPage?>(Ask(cursor))
            : AskAfterAsync(before).Observed();

    private async Task<AskedPage?> AskAfterAsync(Task<AskedPage?> before)
    {
        var page = await before.ConfigureAwait(false) is { } asked ? await asked.Page.ConfigureAwait(false) : null;
        return page?.NextCursor is { } cursor ? Ask(cursor) : null;
    }

    private sealed record AskedPage(string Cursor, Task<ApiPage<T>> Page);
}
