using SentryPS.Transport;

namespace SentryPS.Cmdlets;

/// <summary>
/// The pages of a listing that have been asked for before their turn. None is, until the first page has been used up: who
/// wants few objects should not cost more requests. Then it is the next one, and where cursors can be computed two and
/// up to five of them, for as long as the server goes on to give the cursors that were expected.
/// </summary>
internal sealed class PagesAhead<T>(ApiRequest request, int pageSize, Func<ApiRequest, Task<ApiPage<T>>> start)
{
    private const int MostAhead = 5;

    private readonly Queue<(string Cursor, Task<ApiPage<T>> Page)> _pages = new();
    private string? _lastCursor;
    private int _width;

    /// <summary>
    /// Asks for pages that will be wanted after the one whose next cursor is <paramref name="cursor"/>, which has been asked
    /// for already or is the page that is being read.
    /// </summary>
    /// <param name="cursor">The cursor of the next page.</param>
    /// <param name="pagesWanted">How many pages after this one can be of use at most.</param>
    public void Fill(string cursor, ulong pagesWanted)
    {
        if (_pages.Count > 0 && _pages.Peek().Cursor != cursor)
        {
            // The server goes its own way, so what was guessed is not the next page.
            _pages.Clear();
        }

        while ((ulong)_pages.Count < Math.Min((ulong)_width, pagesWanted))
        {
            var next = _pages.Count == 0 ? cursor : request.HasOffsetCursors ? OffsetCursor.After(_lastCursor!, pageSize) : null;
            if (next is null)
            {
                break;
            }

            _pages.Enqueue((next, start(request.At(next))));
            _lastCursor = next;
        }
    }

    /// <summary>The page at the cursor, which is asked for now if it has not been before.</summary>
    public Task<ApiPage<T>> Take(string cursor)
    {
        _width = _width == 0 ? 1 : Math.Min(_width * 2, MostAhead);
        if (_pages.Count > 0 && _pages.Peek().Cursor == cursor)
        {
            return _pages.Dequeue().Page;
        }

        _pages.Clear();
        return start(request.At(cursor));
    }
}
