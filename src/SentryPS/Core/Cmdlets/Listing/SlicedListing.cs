using System.Collections;

namespace SentryPS.Cmdlets;

/// <summary>
/// A listing that is read in several parts at once, for listings whose cursors cannot be computed. The parts are spans of
/// a time that never changes. Together they cover all of time, and each is a listing of its own that is read until the
/// server ends it: so nothing is missed, in whatever order rows come and whatever times they show. Objects come in no
/// order, each once.
/// </summary>
/// <remarks>
/// The first page, of the undivided listing, is a sample by which all of time is divided. There are more parts than are
/// read at once, so whoever is done with a small one takes the next. A part that turns out to be large is divided again
/// before it is read on: that costs its first page, which comes once more.
/// </remarks>
/// <param name="context">Who reads it.</param>
/// <param name="limit">How many requests are under way at once.</param>
/// <param name="requestOf">The request for a part. That for all of time may be sorted in another way.</param>
/// <param name="timeOf">The time that rows show. It decides how time is divided, but not what belongs where.</param>
internal sealed class SlicedListing<T>(
    ListingContext context, int limit, Func<TimeSlice, ApiRequest> requestOf, Func<T, DateTimeOffset?> timeOf) : IEnumerable<T>
    where T : SentryObject
{
    private const int PartsPerRequest = 4;
    private const int ManyPages = 6;

    /// <inheritdoc cref="Listing{T}.Check"/>
    public Action<T>? Check { get; init; }

    public IEnumerator<T> GetEnumerator()
    {
        using var bar = context.CreateBar();
        using var requests = CancellationTokenSource.CreateLinkedTokenSource(context.StopToken);
        try
        {
            var listed = new ListedObjects(isOrdered: false);
            var waiting = new Queue<TimeSlice>([TimeSlice.All]);
            var running = new List<Part>();
            while (StartParts(waiting, running, requests.Token))
            {
                var page = context.Await(Task.WhenAny(running.Select(part => part.Page)));
                var part = running.Find(candidate => candidate.Page == page)!;
                var rows = listed.Annotate(() => context.Await(page))!;
                if (!part.Reader.HasMore || TryDivide(part, rows, waiting))
                {
                    running.Remove(part);
                }
                else
                {
                    part.ReadOn();
                }

                StartParts(waiting, running, requests.Token);
                foreach (var row in rows)
                {
                    if (listed.Add(row))
                    {
                        yield return row;
                    }
                }

                bar?.Update(listed.Count, total: null);
            }
        }
        finally
        {
            requests.Cancel();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Starts as many parts as may run. False when all has been read.</summary>
    private bool StartParts(Queue<TimeSlice> waiting, List<Part> running, CancellationToken cancellationToken)
    {
        while (waiting.Count > 0 && running.Count < limit)
        {
            var slice = waiting.Dequeue();
            var request = requestOf(slice);
            if (slice == TimeSlice.All)
            {
                context.Starting(request);
            }

            var reader = new ListingReader<T>(request, context.Paging, page => context.AskAsync<T>(page, cancellationToken))
            {
                Check = Check,
                // While the rows of one page arrive: the server has answered that request, so it has no more than the limit to do.
                MostAhead = 1,
            };
            running.Add(new(slice, reader));
        }

        return running.Count > 0;
    }

    /// <summary>Divides a part of which one page has been read, if it is large enough to be worth that page.</summary>
    private bool TryDivide(Part part, IReadOnlyList<T> rows, Queue<TimeSlice> waiting)
    {
        if (part.PageCount > 1)
        {
            return false;
        }

        var page = part.Reader.Page;
        var pages = page.Hits / context.Paging.PageSize();
        IReadOnlyList<TimeSlice> slices =
            part.Slice == TimeSlice.All && pages is not < 2
                ? TimeSlice.Divide(rows.Select(timeOf).OfType<DateTimeOffset>(), (int)Math.Min(PartsPerRequest * limit, pages + 1 ?? int.MaxValue))
            : page.Hits >= page.MaxHits || (pages > ManyPages && waiting.Count < limit)
                ? part.Slice.Halve(DateTimeOffset.UtcNow)
            : [];
        if (slices.Count < 2)
        {
            return false;
        }

        foreach (var slice in slices)
        {
            waiting.Enqueue(slice);
        }

        return true;
    }

    private sealed class Part
    {
        public Part(TimeSlice slice, ListingReader<T> reader)
        {
            Slice = slice;
            Reader = reader;
            ReadOn();
        }

        public TimeSlice Slice { get; }

        public ListingReader<T> Reader { get; }

        /// <summary>The rows of the page that is under way.</summary>
        public Task<IReadOnlyList<T>?> Page { get; private set; } = null!;

        public int PageCount { get; private set; }

        public void ReadOn()
        {
            PageCount++;
            Page = Reader.NextAsync().Observed();
        }
    }
}
