using System.Management.Automation;

namespace SentryPS.Cmdlets;

/// <summary>
/// Watches over a listing whose data change while it is read: an object that moves to a later page comes once, and a
/// server that leads in a circle, or goes on for ever with nothing, is an error.
/// </summary>
internal sealed class ListingGuard
{
    private const int MostEmptyPages = 1000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private int _emptyPages;

    /// <summary>How many objects came so far, each counted once.</summary>
    public int Count => _keys.Count;

    /// <summary>False for an object that has come before.</summary>
    public bool IsNew(SentryObject item) => _keys.Add(item.Key);

    /// <summary>Notes where a page leads; null where it is the last.</summary>
    public void Follow(string? nextCursor)
    {
        if (nextCursor is not null && !_cursors.Add(nextCursor))
        {
            throw Annotate(Failure($"Sentry's listing goes in a circle: cursor {nextCursor} came up twice.", "SentryCursorRepeated"));
        }
    }

    /// <summary>Notes how many rows a page has.</summary>
    public void Pass(int itemCount)
    {
        _emptyPages = itemCount == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages == MostEmptyPages)
        {
            throw Annotate(Failure($"Sentry's listing does not end: {MostEmptyPages} pages in a row had nothing on them.", "SentryListingEndless"));
        }
    }

    /// <summary>
    /// Adds to a failure how far the listing had come. Of a listing that has begun it ends the pipeline: whoever gathers
    /// objects, to change them or to count them, must not take a part for the whole.
    /// </summary>
    public SentryException Annotate(SentryException exception)
    {
        if (Count > 0)
        {
            exception.EndsPipeline = true;
            exception.Remark = FormattableString.Invariant(
                $" The listing broke off after {Count} objects, which are complete; -Skip {Count} goes on from there if nothing has changed meanwhile.");
        }

        return exception;
    }

    private static SentryException Failure(string message, string errorId) => new(message, errorId, ErrorCategory.InvalidResult);
}
