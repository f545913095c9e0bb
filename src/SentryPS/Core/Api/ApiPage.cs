namespace SentryPS.Api;

/// <summary>
/// One page of a listing. It exists as soon as the headers are there, so that the next page can be asked for while the
/// body of this one still arrives.
/// </summary>
/// <param name="Hits">How many rows the server counts in all, where it counts; it stops counting at
/// <paramref name="MaxHits"/>.</param>
/// <param name="MaxHits">The bound of <paramref name="Hits"/>.</param>
/// <param name="ServerTime">The server's clock when it answered, in whole seconds. Null where it does not say.</param>
internal sealed record ApiPage<T>(long? Hits, long? MaxHits, DateTimeOffset? ServerTime)
{
    /// <summary>
    /// Null on the last page. Before the items have come it is what the headers promise; a page whose body fails is
    /// asked for again, and then it is what those headers say that came with the items.
    /// </summary>
    public string? NextCursor { get; set; }

    /// <summary>The rows; a page may have fewer than were asked for, or none, and not be the last.</summary>
    public Task<IReadOnlyList<T>> Items { get; set; } = null!;
}
