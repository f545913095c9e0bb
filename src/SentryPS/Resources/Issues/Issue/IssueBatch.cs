namespace SentryPS.Cmdlets;

/// <summary>
/// The issues that one request changes, all of one project: servers check a change against every project in scope, and
/// some refuse several at once.
/// </summary>
internal sealed class IssueBatch
{
    private readonly List<IssueTarget> _targets;

    private IssueBatch(List<IssueTarget> targets)
    {
        if (targets.Count == 0 || !targets.All(target => target.IsIdentified))
        {
            throw new ArgumentException("A batch needs issues, and of each the id and the project.", nameof(targets));
        }

        _targets = targets;
    }

    /// <summary>Never empty.</summary>
    public IReadOnlyList<IssueTarget> Targets => _targets;

    public string Organization => Targets[0].Organization;

    /// <summary>Batches of at most <paramref name="size"/> issues, which keep the order within a project.</summary>
    public static IEnumerable<IssueBatch> Of(IEnumerable<IssueTarget> targets, int size) => targets
        .GroupBy(target => (target.Organization, target.ProjectId))
        .SelectMany(group => Chunk([.. group], size));

    /// <summary>Two batches that make up this one.</summary>
    public IEnumerable<IssueBatch> Halve() => Chunk(_targets, (_targets.Count + 1) / 2);

    /// <summary>
    /// Adds the query that limits a request to these issues. Without an id the server would take it to mean every issue,
    /// which is why this is the only place that addresses a request in bulk, and a batch is never empty. The search for
    /// the same ids is for servers of the winter of 2024: where no id was found they changed what the search found, and
    /// without a search a thousand others.
    /// </summary>
    public ApiRequest LimitTo(ApiRequest request)
    {
        var ids = Targets.Select(target => target.Id!).ToList();
        request.Query
            .Add("id", ids)
            .Add("project", Targets[0].ProjectId)
            .Add("query", $"issue.id:[{string.Join(",", ids)}]");
        return request;
    }

    private static IEnumerable<IssueBatch> Chunk(List<IssueTarget> targets, int size)
    {
        for (var start = 0; start < targets.Count; start += size)
        {
            yield return new(targets.GetRange(start, Math.Min(size, targets.Count - start)));
        }
    }
}
