using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Limits;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>The events of an issue.</summary>
internal static class EventEndpoints
{
    private const string Events = "organizations/{organization}/issues/{issue}/events/";
    private const string OfProject = "projects/{organization}/{project}/events/";
    private const int MostOfAnIssue = 40;

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Events, Scopes.EventRead, List);
        routes.Get(Events + "{event}/", Scopes.EventRead, Detail, RateLimit.Event);
        routes.Get(OfProject, Scopes.ProjectRead, ListOfProject);
        routes.Get(OfProject + "{event}/", Scopes.ProjectRead, DetailOfProject);
    }

    private static Response ListOfProject(ApiCall call)
    {
        var range = TimeRange.FromQuery(call);
        var events = call.Organization.Issues
            .Where(issue => issue.IsVisible && issue.Project == call.Project)
            .SelectMany(issue => new IssueEvents(issue).Within(range).Take(MostOfAnIssue))
            .OrderByDescending(@event => @event.DateCreated)
            .ToList();
        var page = RowOffsetPaginator.Paginate(
            offset => events.Skip(offset), PageSize.FromPerPage(call.Query), Cursor.FromQuery(call.Query));
        var rows = call.Query.IsTrue("full") ? page.Rows.Select(EventShape.Full) : page.Rows.Select(EventShape.Row);
        return page.AddTo(Response.Ok(ApiJson.Array(rows)), call);
    }

    /// <summary>An id with dashes is none here.</summary>
    private static Response DetailOfProject(ApiCall call)
    {
        var id = call.Segment("event");
        return IssueEvents.Find(call.Organization, id) is { Issue.IsVisible: true } @event && @event.Issue.Project == call.Project
            ? Response.Ok(EventShape.Detail(@event, next: null, previous: null))
            : throw ApiFailure.NotFound();
    }

    private static Response List(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        var range = TimeRange.FromQuery(call);
        var environments = ProjectScope.Environments(call);
        var query = new EventQuery(call.Query["query"] ?? "");

        var events = new IssueEvents(issue).Within(range)
            .Where(@event => IsIn(environments, @event) && query.Matches(@event));
        if (call.Query.IsTrue("sample"))
            events = events.OrderBy(@event => @event.Id, StringComparer.Ordinal);

        var page = RowOffsetPaginator.Paginate(
            offset => events.Skip(offset), PageSize.FromPerPage(call.Query), Cursor.FromQuery(call.Query));
        var rows = call.Query.IsTrue("full") ? page.Rows.Select(EventShape.Full) : page.Rows.Select(EventShape.Row);
        return page.AddTo(Response.Ok(ApiJson.Array(rows)), call);
    }

    private static Response Detail(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        var environments = ProjectScope.Environments(call);
        var events = new IssueEvents(issue);

        var name = call.Segment("event");
        var @event = name switch
        {
            "latest" or "recommended" => All().FirstOrDefault(),
            "oldest" => All().LastOrDefault(),
            _ => events.Find(name),
        };
        if (@event is null || !IsIn(environments, @event))
            throw ApiFailure.NotFound();

        return Response.Ok(EventShape.Detail(
            @event,
            next: @event.Index > 0 ? events.At(@event.Index - 1) : null,
            previous: @event.Index + 1 < events.Count ? events.At(@event.Index + 1) : null));

        // The time that lists are limited to is none for single events.
        IEnumerable<IssueEvent> All() =>
            events.Within(new TimeRange(DateTimeOffset.MinValue, DateTimeOffset.MaxValue))
                .Where(candidate => IsIn(environments, candidate));
    }

    private static bool IsIn(IReadOnlyList<string> environments, IssueEvent @event) =>
        environments.Count == 0 || (@event.Environment is { } environment && environments.Contains(environment));
}
