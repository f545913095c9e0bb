using System.Globalization;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Paging;

/// <summary>The two ways in which Sentry reads a page size.</summary>
internal static class PageSize
{
    public const int Max = 100;

    /// <summary>Most endpoints refuse a page size out of range.</summary>
    public static int FromPerPage(QueryParameters query, int defaultSize = Max)
    {
        if (query["per_page"] is not { } text)
            return defaultSize;
        if (!int.TryParse(text, CultureInfo.InvariantCulture, out var size))
            throw ApiFailure.BadRequest("Invalid per_page parameter.");
        return size is >= 1 and <= Max
            ? size
            : throw ApiFailure.BadRequest($"Invalid per_page value. Must be between 1 and {Max}.");
    }

    /// <summary>Issue lists have a name of their own for it, and cut down what is too large without a word.</summary>
    public static int FromLimit(QueryParameters query)
    {
        if (query["limit"] is not { Length: > 0 } text)
            return Max;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var size)
            ? Math.Clamp(size, 1, Max)
            : throw ApiFailure.BadRequest("invalid limit");
    }
}
