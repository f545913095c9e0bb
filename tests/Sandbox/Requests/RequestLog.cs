namespace SentryPS.Sandbox.Requests;

/// <summary>Every request the server has received, in the order of arrival.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _generation;

    /// <summary>Tells of each request as it arrives, also of those that are cleared later.</summary>
    public event Action<RecordedRequest>? Received;

    /// <summary>A snapshot of the requests so far.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>The one request with this method; an error if there is none, or are more.</summary>
    public RecordedRequest Single(string method) => All.Single(request => request.Method == method);

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _generation++;
        }
    }

    /// <summary>Adds a request that has just arrived. The returned action completes it with the status of its answer.</summary>
    internal Action<int> Add(RecordedRequest request)
    {
        Received?.Invoke(request);
        lock (_gate)
        {
            var index = _requests.Count;
            var generation = _generation;
            _requests.Add(request);

            return status =>
            {
                lock (_gate)
                {
                    if (generation == _generation)
                        _requests[index] = request with { Status = status };
                }
            };
        }
    }
}
