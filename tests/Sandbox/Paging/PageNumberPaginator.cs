using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Paging;

/// <summary>Cursors <c>page size:page number:0</c>: organizations' projects, releases, teams, alert rules.</summary>
internal static class PageNumberPaginator
{
    public static Page<T> Paginate<T>(IReadOnlyList<T> rows, ApiCall call, int defaultSize = PageSize.Max)
    {
        var size = PageSize.FromPerPage(call.Query, defaultSize);
        var cursor = Cursor.FromQuery(call.Query);
        var (value, page, _) = cursor ?? new Cursor(0, 0, IsPrevious: false);
        var offset = page * value;
        if (offset < 0)
            throw ApiFailure.BadRequest("Pagination offset cannot be negative");

        // The cursor carries the size it was made with. Asked for another size, Sentry takes the end of the old page.
        var found = rows.Skip((int)offset).Take((int)(value == 0 ? size : value) + 1).ToList();
        if (value != size)
            found = [.. found.TakeLast(size + 1)];

        return new Page<T>(
            [.. found.Take(size)],
            new PageLink(new Cursor(size, page - 1, IsPrevious: true), page > 0),
            new PageLink(new Cursor(size, page + 1, IsPrevious: false), found.Count > size));
    }

    /// <summary>The page of rows that a call asks for, as it is sent.</summary>
    public static Response Respond<T>(IReadOnlyList<T> rows, ApiCall call, Func<T, JsonNode?> show)
    {
        var page = Paginate(rows, call);
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(show))), call);
    }
}
