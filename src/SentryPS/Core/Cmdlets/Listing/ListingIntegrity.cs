namespace SentryPS.Cmdlets;

/// <summary>Watches where a listing leads: a server that leads in a circle, or goes on for ever with nothing, is an error.</summary>
internal sealed class ListingIntegrity
{
    private const int MostEmptyPages = 1000;

    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private int _emptyPages;

    /// <summary>Says that a page at the cursor is worth asking for: the listing has not been there.</summary>
    public bool IsAhead(string cursor) => !_cursors.Contains(cursor);

    /// <summary>Notes a page and where it leads.</summary>
    /// <param name="rowCount">How many rows the page has.</param>
    /// <param name="nextCursor">Null on the last page.</param>
    public void Pass(int rowCount, string? nextCursor)
    {
        if (nextCursor is not null && !_cursors.Add(nextCursor))
        {
            throw Failure($"Sentry's listing goes in a circle: cursor {nextCursor} came up twice.", "SentryCursorRepeated");
        }

        _emptyPages = rowCount == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages == MostEmptyPages)
        {
            throw Failure($"Sentry's listing does not end: {MostEmptyPages} pages in a row had nothing on them.", "SentryListingEndless");
        }
    }

    private static SentryException Failure(string message, string errorId) => new(message, errorId, ErrorCategory.InvalidResult);
}
