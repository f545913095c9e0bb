namespace SentryPS.Cmdlets;

/// <summary>The platform's own paging parameters, <c>-First</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c>.</summary>
internal static class PagingExtensions
{
    /// <summary>The most rows that any listing of Sentry gives in a page.</summary>
    public const int MaximumPageSize = 100;

    /// <summary>How many rows have to be read for <c>-First</c> after <c>-Skip</c>.</summary>
    public static ulong Wanted(this PagingParameters? paging) =>
        paging is null || paging.First > ulong.MaxValue - paging.Skip ? ulong.MaxValue : paging.First + paging.Skip;

    /// <summary>As many rows as are wanted, where they are fewer than a full page.</summary>
    public static int PageSize(this PagingParameters? paging) =>
        (int)Math.Max(1, Math.Min(MaximumPageSize, paging.Wanted()));

    /// <summary>The part of a listing that was asked for. It ends without a look at what follows.</summary>
    public static IEnumerable<T> Window<T>(this PagingParameters paging, IEnumerable<T> items)
    {
        if (paging.First == 0 && !paging.IncludeTotalCount)
        {
            yield break;
        }

        var wanted = paging.Wanted();
        ulong seen = 0;
        foreach (var item in items)
        {
            if (paging.First > 0 && seen++ >= paging.Skip)
            {
                yield return item;
            }

            if (paging.First == 0 || seen == wanted)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// The total that the server counts, with an accuracy of 0 where it does not count, of 0.5 where it stopped counting
    /// or estimates, and else of 1.
    /// </summary>
    public static PSObject TotalCount<T>(this PagingParameters paging, ApiPage<T> page, bool isEstimate) => page.Hits is { } hits
        ? paging.NewTotalCount((ulong)hits, page.IsCounted(isEstimate) ? 1.0 : 0.5)
        : paging.NewTotalCount(0, 0.0);

    /// <summary>How many rows will be read; null where the server does not say how many there are.</summary>
    public static long? Expected<T>(this PagingParameters? paging, ApiPage<T> page, bool isEstimate)
    {
        var wanted = paging.Wanted();
        return wanted <= (ulong)(page.Hits ?? 0) ? (long)wanted
            : page.IsCounted(isEstimate) ? page.Hits
            : null;
    }

    private static bool IsCounted<T>(this ApiPage<T> page, bool isEstimate) => !isEstimate && !(page.Hits >= page.MaxHits);
}
