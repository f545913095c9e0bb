namespace SentryPS.Cmdlets;

/// <summary>The issues that have come and wait for their change: each once, in the order in which they came.</summary>
internal sealed class PendingIssues
{
    private readonly HashSet<(string Organization, string Key)> _seen = [];
    private readonly List<IssueTarget> _waiting = [];
    private readonly Dictionary<(string Organization, string? ProjectId), List<IssueTarget>> _filling = [];

    /// <summary>False for an issue that has come before under this id or short ID.</summary>
    public bool IsNew(string organization, string key) => _seen.Add((organization, key));

    /// <summary>Keeps an issue until the input has ended.</summary>
    public void Add(IssueTarget target) => _waiting.Add(target);

    /// <summary>Adds an issue and takes those of its project, if they now fill a batch. Empty as long as they do not.</summary>
    public IReadOnlyList<IssueTarget> AddAndTakeFull(IssueTarget target, int batchSize)
    {
        var project = (target.Organization, target.ProjectId);
        if (!_filling.TryGetValue(project, out var group))
        {
            _filling[project] = group = [];
        }

        group.Add(target);
        if (group.Count < batchSize)
        {
            return [];
        }

        _filling.Remove(project);
        return group;
    }

    /// <summary>Takes all that wait.</summary>
    public IReadOnlyList<IssueTarget> TakeAll()
    {
        List<IssueTarget> all = [.. _waiting, .. _filling.Values.SelectMany(group => group)];
        _waiting.Clear();
        _filling.Clear();
        return all;
    }
}
