namespace SentryPS.Cmdlets;

/// <summary>
/// Watches over a listing whose data change while it is read: an object that moves to a later page comes once, and a
/// server that leads in a circle, or goes on for ever with nothing, is an error.
/// </summary>
/// <param name="isOrdered">Says that the same listing would come in the same order again.</param>
internal sealed class ListingIntegrity(bool isOrdered = true)
{
    private const int MostEmptyPages = 1000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private int _emptyPages;

    /// <summary>How many objects came so far, each counted once.</summary>
    public int Count { get; private set; }

    /// <summary>False for an object that has come before. One that nothing tells from others is always new.</summary>
    public bool IsNew(SentryObject item)
    {
        if (!string.IsNullOrEmpty(item.Key) && !_keys.Add(item.Key!))
        {
            return false;
        }

        Count++;
        return true;
    }

    /// <summary>Says that a page at the cursor is worth asking for: the listing has not been there.</summary>
    public bool IsAhead(string cursor) => !_cursors.Contains(cursor);

    /// <summary>Notes a page and where it leads.</summary>
    /// <param name="itemCount">How many rows the page has.</param>
    /// <param name="nextCursor">Null on the last page.</param>
    public void Pass(int itemCount, string? nextCursor)
    {
        if (nextCursor is not null && !_cursors.Add(nextCursor))
        {
            throw Failure($"Sentry's listing goes in a circle: cursor {nextCursor} came up twice.", "SentryCursorRepeated");
        }

        _emptyPages = itemCount == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages == MostEmptyPages)
        {
            throw Failure($"Sentry's listing does not end: {MostEmptyPages} pages in a row had nothing on them.", "SentryListingEndless");
        }
    }

    /// <summary>Adds to a failure how far the listing had come.</summary>
    public SentryException Annotate(SentryException exception)
    {
        if (Count > 0)
        {
            exception.Remark = isOrdered
                ? FormattableString.Invariant(
                    $" The listing broke off after {Count} objects, which are complete; -Skip {Count} goes on from there if nothing has changed meanwhile.")
                : FormattableString.Invariant(
                    $" The listing broke off after {Count} objects, which are complete; they came in no order, so for the others it has to be read anew.");
        }

        return exception;
    }

    private static SentryException Failure(string message, string errorId) => new(message, errorId, ErrorCategory.InvalidResult);
}
