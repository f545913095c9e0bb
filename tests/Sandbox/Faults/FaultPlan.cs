using SentryPS.Sandbox.Requests;

namespace SentryPS.Sandbox.Faults;

/// <summary>Scripted answers: the next requests that match get a <see cref="Fault"/> instead of the usual.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _planned = [];

    /// <summary>The next requests that match get this fault. Faults planned earlier are used up first.</summary>
    public void Next(Func<RecordedRequest, bool> match, Fault fault, int times = 1)
    {
        lock (_gate)
            _planned.Add(new Planned(match, fault) { Left = times });
    }

    /// <summary>The next requests, whichever they are.</summary>
    public void Next(Fault fault, int times = 1) => Next(_ => true, fault, times);

    public void Clear()
    {
        lock (_gate)
            _planned.Clear();
    }

    internal Fault? Take(RecordedRequest request)
    {
        lock (_gate)
        {
            var planned = _planned.FirstOrDefault(candidate => candidate.Match(request));
            if (planned is null)
                return null;
            if (--planned.Left == 0)
                _planned.Remove(planned);
            return planned.Fault;
        }
    }

    private sealed record Planned(Func<RecordedRequest, bool> Match, Fault Fault)
    {
        public int Left { get; set; }
    }
}
