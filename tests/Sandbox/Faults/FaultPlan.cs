using SentryPS.Sandbox.Requests;

namespace SentryPS.Sandbox.Faults;

/// <summary>Scripted answers: the next requests that match get a <see cref="Fault"/> instead of the usual.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _planned = [];
    private readonly List<Storming> _storms = [];

    /// <summary>The next requests that match get this fault. Faults planned earlier are used up first.</summary>
    public void Next(Func<RecordedRequest, bool> match, Fault fault, int times = 1)
    {
        lock (_gate)
            _planned.Add(new Planned(match, fault) { Left = times });
    }

    /// <summary>The next requests, whichever they are.</summary>
    public void Next(Fault fault, int times = 1) => Next(_ => true, fault, times);

    /// <summary>
    /// From now on this share of the requests that match gets one of these faults. Requests that come in the same order
    /// fail the same way for the same seed.
    /// </summary>
    public void Share(double share, int seed, Func<RecordedRequest, bool> match, params Fault[] faults) =>
        Storm(seed, match, [.. faults.Select(fault => (share / faults.Length, fault))]);

    /// <summary>From now on each of these faults has its share of all requests of the API, as <see cref="FaultText"/> says.</summary>
    public void Storm(string shares, int seed) =>
        Storm(seed, request => request.Path.StartsWith("/api/0/", StringComparison.Ordinal), FaultText.Parse(shares));

    private void Storm(int seed, Func<RecordedRequest, bool> match, IReadOnlyList<(double, Fault)> shares)
    {
        lock (_gate)
            _storms.Add(new Storming(new Random(seed), match, shares));
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
            _storms.Clear();
        }
    }

    internal Fault? Take(RecordedRequest request)
    {
        lock (_gate)
        {
            var planned = _planned.FirstOrDefault(candidate => candidate.Match(request));
            if (planned is null)
                return _storms.FirstOrDefault(storm => storm.Match(request))?.Take();
            if (--planned.Left == 0)
                _planned.Remove(planned);
            return planned.Fault;
        }
    }

    private sealed record Storming(Random Random, Func<RecordedRequest, bool> Match, IReadOnlyList<(double Share, Fault Fault)> Shares)
    {
        private readonly double _sum = Shares.Sum(entry => entry.Share);

        public Fault? Take()
        {
            if (Random.NextDouble() >= _sum)
                return null;
            var point = Random.NextDouble() * _sum;
            return Shares.First(entry => (point -= entry.Share) < 0 || entry == Shares[^1]).Fault;
        }
    }

    private sealed record Planned(Func<RecordedRequest, bool> Match, Fault Fault)
    {
        public int Left { get; set; }
    }
}
