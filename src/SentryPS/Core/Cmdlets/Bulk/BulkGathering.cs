namespace SentryPS.Cmdlets;

/// <summary>The things that have come and wait for their change: each once, in the order in which they came.</summary>
internal sealed class BulkGathering
{
    private readonly Dictionary<BulkScope, HashSet<string>> _seen = [];
    private readonly Dictionary<BulkScope, BulkScope> _scopes = [];
    private readonly Dictionary<BulkScope, List<BulkTarget>> _filling = [];
    private List<BulkTarget> _waiting = [];

    /// <summary>False for a thing that has come before under this id or name.</summary>
    public bool IsNew(BulkScope home, string key)
    {
        if (!_seen.TryGetValue(home, out var keys))
        {
            _seen[home] = keys = new(StringComparer.Ordinal);
        }

        return keys.Add(key);
    }

    /// <summary>The scope, as one object for all that share it.</summary>
    public BulkScope Share(BulkScope scope)
    {
        if (!_scopes.TryGetValue(scope, out var shared))
        {
            _scopes[scope] = shared = scope;
        }

        return shared;
    }

    /// <summary>Keeps a thing until the input has ended.</summary>
    public void Add(BulkTarget target) => _waiting.Add(target);

    /// <summary>Adds a thing and takes those of its scope, if they now fill a batch. Empty as long as they do not.</summary>
    public IReadOnlyList<BulkTarget> AddAndTakeFull(BulkTarget target, int batchSize)
    {
        if (!_filling.TryGetValue(target.Scope, out var group))
        {
            _filling[target.Scope] = group = [];
        }

        group.Add(target);
        if (group.Count < batchSize)
        {
            return [];
        }

        _filling.Remove(target.Scope);
        return group;
    }

    /// <summary>Takes all that wait.</summary>
    public IReadOnlyList<BulkTarget> TakeAll()
    {
        var all = _waiting;
        all.AddRange(_filling.Values.SelectMany(group => group));
        _waiting = [];
        _filling.Clear();
        return all;
    }

    /// <summary>
    /// Batches of at most <paramref name="size"/> things of one scope, each as soon as it is full, so that the order is
    /// nearly that of the things.
    /// </summary>
    public static IEnumerable<BulkBatch> Batches(IEnumerable<BulkTarget> targets, int size)
    {
        var filling = new Dictionary<BulkScope, List<BulkTarget>>();
        foreach (var target in targets)
        {
            if (!filling.TryGetValue(target.Scope, out var group))
            {
                filling[target.Scope] = group = new(size);
            }

            group.Add(target);
            if (group.Count == size)
            {
                filling.Remove(target.Scope);
                yield return new(group);
            }
        }

        foreach (var group in filling.Values.OrderBy(group => group[0].Position))
        {
            yield return new(group);
        }
    }
}
