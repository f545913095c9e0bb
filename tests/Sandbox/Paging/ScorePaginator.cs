namespace SentryPS.Sandbox.Paging;

/// <summary>
/// Cursors <c>score:offset:0</c> over rows with descending scores. The cursor is the score of the next row and how
/// many rows of the same score come before it, so rows that leave or enter the list between pages have the effect
/// they have on Sentry.
/// </summary>
internal static class ScorePaginator
{
    public static Page<T> Paginate<T>(IReadOnlyList<T> rows, Func<T, long> score, int size, Cursor? cursor)
    {
        var position = PositionOf(cursor);
        var (from, to) = cursor is { IsPrevious: true }
            ? (Math.Max(position - size, 0), Math.Min(position, rows.Count))
            : (Math.Min(position, rows.Count), Math.Min(position + size, rows.Count));

        return new Page<T>(
            [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(index => rows[index])],
            new PageLink(CursorAt(from, isPrevious: true), from > 0),
            new PageLink(CursorAt(to, isPrevious: false), to < rows.Count));

        int PositionOf(Cursor? at) =>
            at is not { } given || given is { Value: 0, Offset: 0 }
                ? 0
                : Math.Max(0, FirstWith(given.Value, rows.Count) + (int)given.Offset);

        Cursor CursorAt(int index, bool isPrevious)
        {
            if (rows.Count == 0)
                return new Cursor(cursor?.Value ?? 0, cursor?.Offset ?? 0, isPrevious);
            var value = score(rows[Math.Min(index, rows.Count - 1)]);
            return new Cursor(value, index - FirstWith(value, index), isPrevious);
        }

        // The first row whose score is not above the value.
        int FirstWith(long value, int end)
        {
            var (low, high) = (0, end);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (score(rows[middle]) > value)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }
}
