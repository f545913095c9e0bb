using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Paging;

/// <summary>Cursors <c>0:row:0</c>: lists of events.</summary>
internal static class RowOffsetPaginator
{
    /// <summary>A page of the rows that <paramref name="rowsFrom"/> gives from an offset on.</summary>
    public static Page<T> Paginate<T>(Func<int, IEnumerable<T>> rowsFrom, int size, Cursor? cursor)
    {
        var offset = (int)(cursor?.Offset ?? 0);
        if (offset < 0)
            throw ApiFailure.BadRequest("Pagination offset cannot be negative");

        var found = rowsFrom(offset).Take(size + 1).ToList();
        return new Page<T>(
            [.. found.Take(size)],
            new PageLink(new Cursor(0, Math.Max(0, offset - size), IsPrevious: true), offset > 0),
            new PageLink(new Cursor(0, offset + size, IsPrevious: false), found.Count > size));
    }
}
