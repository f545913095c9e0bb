using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace SentryPS.Completion;

/// <summary>
/// What the server has to complete, kept for a minute per connection. A person who pressed Tab does not wait for it:
/// what is not there in a quarter of a second is there at the next Tab.
/// </summary>
internal static class CompletionCache
{
    private const int MostPages = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_freshness = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestFetch = TimeSpan.FromSeconds(20);

    private static readonly ConditionalWeakTable<SentryConnection, ConcurrentDictionary<string, Entry>> s_caches =
        new();

    /// <summary>What is known by now. It never throws and never takes long.</summary>
    public static IReadOnlyList<CompletionCandidate> Get(
        SentryConnection connection, string organization, CompletionSource source)
    {
        var cache = s_caches.GetOrCreateValue(connection);
        var key = $"{organization}/{source.Name}";
        if (!cache.TryGetValue(key, out var entry) || entry.IsStale)
        {
            var fetching = Task.Run(() => FetchAsync(connection.Transport, organization, source)).Observed();
            cache[key] = entry = new(DateTime.UtcNow, fetching);
        }

        try
        {
            return entry.Candidates.Wait(s_patience) ? entry.Candidates.Result : [];
        }
        catch (AggregateException)
        {
            // Why it failed is told when the command runs; in the middle of a line is no place for it.
            return [];
        }
    }

    private static async Task<IReadOnlyList<CompletionCandidate>> FetchAsync(
        ISentryTransport transport, string organization, CompletionSource source)
    {
        using var limit = new CancellationTokenSource(s_longestFetch);
        var candidates = new List<CompletionCandidate>();
        var request = source.RequestOf(organization);
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await transport
                .ListAsync<SentryRawObject>(request, SilentObserver.Instance, limit.Token)
                .ConfigureAwait(false);
            var items = await page.Items.ConfigureAwait(false);
            candidates.AddRange(items.Select(source.CandidateOf).OfType<CompletionCandidate>());
            if (page.NextCursor is null)
            {
                break;
            }

            request = request.At(page.NextCursor);
        }

        return candidates;
    }

    private sealed record Entry(DateTime FetchedAt, Task<IReadOnlyList<CompletionCandidate>> Candidates)
    {
        public bool IsStale =>
            Candidates.IsFaulted || Candidates.IsCanceled || DateTime.UtcNow - FetchedAt > s_freshness;
    }
}
