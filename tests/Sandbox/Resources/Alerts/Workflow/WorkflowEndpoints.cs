using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>What is done about problems; "Alerts" in Sentry's pages.</summary>
internal static class WorkflowEndpoints
{
    private const string Workflows = "organizations/{organization}/workflows/";

    private static readonly Dictionary<string, Func<Workflow, IComparable>> Keys = new(StringComparer.Ordinal)
    {
        ["id"] = workflow => workflow.Id,
        ["name"] = workflow => workflow.Name,
        ["dateCreated"] = workflow => workflow.DateCreated,
        ["dateUpdated"] = workflow => workflow.DateCreated,
        ["connectedDetectors"] = workflow => workflow.Detectors.Count,
        ["actions"] = _ => 1,
        ["priorityDetector"] = workflow => workflow.Detectors.Count,
    };

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Workflows, Scopes.AlertRead, List);
        routes.Get(Workflows + "{workflow}/", Scopes.AlertRead, Detail);
    }

    private static Response List(ApiCall call)
    {
        var projects = ProjectScope.FromQuery(call);
        var ids = call.Query.All("id");
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        var workflows = call.Organization.Workflows
            .Where(workflow => IsIn(workflow, projects))
            .Where(workflow => ids.Count == 0 || ids.Contains(ApiJson.Id(workflow.Id)))
            .Where(workflow => terms.TrueForAll(term => Matches(workflow, term) != term.IsNegated));

        var page = PageNumberPaginator.Paginate(SortBy.Order(workflows, call.Query, Keys), call);
        var response = Response.Ok(ApiJson.Array(page.Rows.Select(row => AlertShape.Workflow(row, call.Organization))));
        return page.AddTo(response, call, hits: workflows.Count());
    }

    private static Response Detail(ApiCall call) =>
        call.Organization.Workflows.Find(workflow => ApiJson.Id(workflow.Id) == call.Segment("workflow")) is { } workflow
            ? Response.Ok(AlertShape.Workflow(workflow, call.Organization))
            : throw ApiFailure.NotFound();

    /// <summary>Workflows without detectors belong to the whole organization, and are in every project's list.</summary>
    private static bool IsIn(Workflow workflow, HashSet<Project>? projects) =>
        projects is null
        || workflow.Detectors.Count == 0
        || workflow.Detectors.Exists(detector => projects.Contains(detector.Project));

    private static bool Matches(Workflow workflow, SearchTerm term) =>
        term.Key is null or "name"
        && term.Values.Any(value => workflow.Name.Contains(value, StringComparison.OrdinalIgnoreCase));
}
