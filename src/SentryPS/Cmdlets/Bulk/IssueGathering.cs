namespace SentryPS.Cmdlets;

/// <summary>The issues that have come and wait for their change: each once, in the order in which they came.</summary>
internal sealed class IssueGathering
{
    private readonly HashSet<(string Organization, string Key)> _seen = [];
    private readonly Dictionary<(string Organization, string? ProjectId), List<IssueTarget>> _byProject = [];
    private List<IssueTarget> _waiting = [];

    public int WaitingCount => _waiting.Count;

    /// <summary>False for an issue that has come before.</summary>
    public bool IsNew(string organization, SentryIssueReference issue) => _seen.Add((organization, issue.Key));

    public void Add(IssueTarget target) => _waiting.Add(target);

    /// <summary>Takes all that wait.</summary>
    public IReadOnlyList<IssueTarget> TakeAll()
    {
        var all = _waiting;
        _waiting = [];
        _byProject.Clear();
        return all;
    }

    /// <summary>Adds an issue and takes those of its project, if they now fill a batch. Empty as long as they do not.</summary>
    public IReadOnlyList<IssueTarget> AddAndTakeFull(IssueTarget target, int batchSize)
    {
        var project = (target.Organization, target.ProjectId);
        if (!_byProject.TryGetValue(project, out var group))
        {
            _byProject[project] = group = [];
        }

        Add(target);
        group.Add(target);
        if (group.Count < batchSize)
        {
            return [];
        }

        _byProject.Remove(project);
        _waiting.RemoveAll(group.Contains);
        return group;
    }
}
