using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>The issues that a call's query, projects, environments and time select.</summary>
internal sealed class IssueSelection
{
    private readonly ApiCall _call;
    private readonly HashSet<Project>? _projects;
    private readonly IReadOnlyList<string> _environments;
    private readonly TimeRange _range;
    private readonly string _sort;

    /// <param name="call">The call.</param>
    /// <param name="project">The project in the path, for endpoints that have one.</param>
    public IssueSelection(ApiCall call, Project? project = null)
    {
        _call = call;
        _projects = project is null ? ProjectScope.FromQuery(call) : [project];
        _environments = ProjectScope.Environments(call);
        _range = TimeRange.FromQuery(call);
        _sort = call.Query["sort"] is { Length: > 0 } sort ? sort : IssueSort.Default;
        if (IssueSort.Find(_sort) is null)
            throw ApiFailure.BadRequest($"Sort key '{_sort}' not supported.");

        // An absent query has a default; an empty one selects everything.
        Query = new IssueQuery(
            call.Query["query"] ?? IssueQuery.Default, call.Organization, call.Caller.User, call.State.Now);
    }

    public IssueQuery Query { get; }

    public bool HasEnvironments => _environments.Count > 0;

    public Func<Issue, long> Score => IssueSort.Find(_sort)!;

    /// <summary>The issues in the order asked for.</summary>
    public IReadOnlyList<Issue> ToList()
    {
        // A query that looks back from now is asked anew at most once a minute.
        var minute = _call.State.Now.Ticks / TimeSpan.TicksPerMinute;
        var key = string.Join('\n',
            _call.Query["query"] ?? IssueQuery.Default,
            _projects is null ? "*" : string.Join(',', _projects.Select(project => project.Id).Order()),
            string.Join(',', _environments),
            _call.Query["statsPeriod"], _call.Query["start"], _call.Query["end"],
            _call.Caller.User?.Id, minute);
        return _call.Organization.Issues.List(_sort, key, Matches);
    }

    public bool IsInProjects(Issue issue) => _projects?.Contains(issue.Project) != false;

    private bool Matches(Issue issue) =>
        issue.IsVisible
        && IsInProjects(issue)
        && issue.LastSeen >= _range.Start
        && issue.FirstSeen <= _range.End
        && (_environments.Count == 0 || issue.Environments.Intersect(_environments).Any())
        && Query.MatchesIndexed(issue)
        && (_call.Options.ShortPages || Query.MatchesStatus(issue));
}
