using System.Management.Automation;
using SentryPS.Cmdlets;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Bulk;

/// <summary>
/// The books of a change that is stopped anywhere: each thing has exactly one count, what is called changed is changed, and
/// what is called not sent was not sent.
/// </summary>
[Trait("Category", Soak.Category)]
public sealed class BulkBooksTests
{
    private static readonly int s_runs = Soak.Size(300, 20_000);

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0.2, false)]
    [InlineData(3, 0.5, false)]
    [InlineData(4, 0.2, true)]
    public void EachThingHasOneCountWhereverTheCommandIsStopped(int seed, double trouble, bool stopsAtErrors)
    {
        var random = new Random(seed);
        var (stopped, unsure, unread, unsent) = (0, 0, 0, 0);
        for (var run = 0; run < s_runs; run++)
        {
            var server = new SimulatedServer(random.Next(), trouble);
            using var host = new SimulatedHost(server, stopsAtErrors);
            var count = random.Next(1, 120);
            var waits = random.Next(0, 30);
            host.OnWait = () =>
            {
                if (waits-- == 0)
                    host.StopNow();
            };
            var seen = new SeenJournal();
            var options = new BulkOptions(random.Next(1, 20), random.Next(1, 6), random.Next(2) == 0, PassThru: true);
            var change = new BulkChange<SentryIssue>(new SimulatedResolution(), host, options) { Journal = seen };

            var isStopped = false;
            try
            {
                for (var id = 1; id <= count; id++)
                    change.Accept(new(null!, "acme", $"{id}", true, $"{id}") { Partition = $"{id % 3}" }, () => true);
                change.Finish();
            }
            catch (PipelineStoppedException)
            {
                isStopped = true;
            }

            host.StopNow();
            change.Close("Set-SentryIssue");
            // What the command left behind comes to its end; nothing of that may change the books.
            host.WaitForAll();
            AssertBooks(change.Books, server, host, seen, isStopped);
            stopped += isStopped ? 1 : 0;
            (unsure, unread, unsent) = (unsure + change.Books.Unsure, unread + change.Books.Unread, unsent + change.Books.Unsent);
        }

        // The stops did hit every state.
        Assert.InRange(stopped, s_runs / 5, s_runs);
        Assert.All([unsure, unread, unsent], number => Assert.True(number > 0));
    }

    private static void AssertBooks(BulkBooks books, SimulatedServer server, SimulatedHost host, SeenJournal seen, bool isStopped)
    {
        Assert.All([books.Changed, books.Failed, books.Unsure, books.Unread, books.Unsent], number => Assert.True(number >= 0));
        Assert.Equal(books.Wanted, books.Changed + books.Failed + books.NotVerified + books.Unsure + books.Unread + books.Unsent);
        Assert.Equal(books.Wanted - server.Sent.Count, books.Unsent);
        Assert.Equal(seen.Changed.Count, books.Changed);
        Assert.Subset(server.Changed.ToHashSet(), seen.Changed);
        Assert.Equal(host.Objects.Count, host.Objects.Distinct().Count());
        if (isStopped)
        {
            Assert.Equal(books.Wanted > books.Done, host.LastWarning is not null);
            return;
        }

        Assert.Null(host.LastWarning);
        Assert.Equal((0, 0, 0), (books.Unsure, books.Unread, books.Unsent));
        Assert.Equal(books.Failed, host.Errors.Count);
        Assert.Equal(seen.Order, host.Objects.Cast<SentryIssue>().Select(issue => issue.Id).Order().ToList());
    }

    /// <summary>Notes what the change has seen to be changed.</summary>
    private sealed class SeenJournal : IBulkJournal<SentryIssue>
    {
        public HashSet<string> Changed { get; } = [];

        public IReadOnlyList<string> Order => [.. Changed.Order()];

        public bool Lacks(BulkTarget target) => false;

        public void AddBefore(BulkTarget target, SentryIssue item)
        {
        }

        public void AddAfter(BulkTarget target, SentryIssue item) => Assert.True(Changed.Add(item.Id));
    }
}
