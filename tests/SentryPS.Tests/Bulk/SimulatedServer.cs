using System.Management.Automation;
using SentryPS.Api;

namespace SentryPS.Tests.Bulk;

/// <summary>
/// A server in memory that answers, refuses, fails before or after it has acted, takes its time, and is cancelled anywhere:
/// all by a seed. It remembers what reached it and what came of that.
/// </summary>
internal sealed class SimulatedServer(int seed, double trouble) : ISentryTransport
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _sent = [];
    private readonly HashSet<string> _changed = [];

    /// <summary>The ids of requests that were handed to the transport.</summary>
    public IReadOnlyCollection<string> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    /// <summary>The ids whose change has happened.</summary>
    public IReadOnlyCollection<string> Changed
    {
        get
        {
            lock (_gate)
                return [.. _changed];
        }
    }

    public void Dispose()
    {
    }

    public async Task<ApiResponse<object>> SendForValueAsync(ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var ids = IdsOf(request, "id");
        lock (_gate)
            _sent.UnionWith(ids);
        await TakeTimeAsync(cancellationToken);
        var trouble = Draw();
        if (trouble == 1)
            throw Failure(ErrorCategory.ConnectionError);
        if (trouble == 2)
            throw Failure(ErrorCategory.InvalidArgument);
        lock (_gate)
            _changed.UnionWith(trouble is 3 or 4 ? ids.Take(ids.Count / 2) : ids);
        await TakeTimeAsync(cancellationToken);
        return trouble switch
        {
            3 => throw Failure(ErrorCategory.ResourceUnavailable),
            5 => throw Failure(ErrorCategory.ConnectionError),
            _ => new(200, null, TimeSpan.Zero),
        };
    }

    public async Task<ApiPage<T>> ListAsync<T>(ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject
    {
        await TakeTimeAsync(cancellationToken);
        if (Draw() == 1)
            throw Failure(ErrorCategory.ResourceUnavailable);
        lock (_gate)
        {
            IReadOnlyList<SentryIssue> items = [.. IdsOf(request, "group").Select(id => new SentryIssue { Id = id, Status = _changed.Contains(id) ? "resolved" : "unresolved" })];
            return new ApiPage<T>(null, null, null) { Items = Task.FromResult((IReadOnlyList<T>)items) };
        }
    }

    public Task<ApiPage<object?>> ListValuesAsync(ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject => throw new NotSupportedException();

    public Task<ApiResponse<IReadOnlyList<T>>> SendForListAsync<T>(ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject => throw new NotSupportedException();

    public Task<ApiResponse<Stream>> DownloadAsync(ApiRequest request, Stream destination, IRequestObserver observer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private static List<string> IdsOf(ApiRequest request, string name) => [.. request.Query.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    private static SentryException Failure(ErrorCategory category) => new("Simulated.", "Simulated", category);

    private int Draw()
    {
        lock (_gate)
            return _random.NextDouble() < trouble ? _random.Next(1, 6) : 0;
    }

    private async Task TakeTimeAsync(CancellationToken cancellationToken)
    {
        int turns;
        lock (_gate)
            turns = _random.Next(0, 8);
        for (var turn = 0; turn < turns; turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
