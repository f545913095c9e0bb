using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>What is done about problems; "Alerts" in Sentry's pages.</summary>
internal static class WorkflowEndpoints
{
    private const string Workflows = "organizations/{organization}/workflows/";
    private const string One = Workflows + "{workflow}/";

    private static readonly Dictionary<string, Func<Workflow, IComparable>> Keys = new(StringComparer.Ordinal)
    {
        ["id"] = workflow => workflow.Id,
        ["name"] = workflow => workflow.Name,
        ["dateCreated"] = workflow => workflow.DateCreated,
        ["dateUpdated"] = workflow => workflow.DateUpdated,
        ["connectedDetectors"] = workflow => workflow.Detectors.Count,
        ["actions"] = workflow => workflow.Actions.Count(),
        ["lastTriggered"] = workflow => workflow.LastTriggered ?? DateTimeOffset.MinValue,
    };

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Workflows, Scopes.AlertRead, List);
        routes.Post(Workflows, Scopes.AlertWrite, call =>
            Response.Json(201, AlertShape.Workflow(WorkflowChange.Create(call), call.Organization)));
        routes.Put(Workflows, Scopes.AlertWrite, UpdateMany);
        routes.Delete(Workflows, Scopes.AlertWrite, DeleteMany);
        routes.Get(One, Scopes.AlertRead, call => Shown(call, Find(call)));
        routes.Put(One, Scopes.AlertWrite, Update);
        routes.Delete(One, Scopes.AlertWrite, Delete);
    }

    private static Response List(ApiCall call)
    {
        var workflows = SortBy.Order(Select(call), call.Query, Keys);
        var page = PageNumberPaginator.Paginate(workflows, call);
        var response = Response.Ok(ApiJson.Array(page.Rows.Select(row => AlertShape.Workflow(row, call.Organization))));
        return page.AddTo(response, call, hits: workflows.Count);
    }

    private static Response Update(ApiCall call)
    {
        var workflow = Find(call);
        WorkflowChange.Update(call, workflow);
        return Shown(call, workflow);
    }

    private static Response Delete(ApiCall call)
    {
        Remove(call.Organization, Find(call));
        return Response.Empty(204);
    }

    private static Response UpdateMany(ApiCall call)
    {
        var workflows = SelectForChange(call);
        var body = new BodyReader(call.Body());
        var enabled = body.Boolean("enabled");
        if (enabled is null)
            body.Fail("enabled", "This field is required.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        if (workflows.Count == 0)
            return Response.Detail(200, "No workflows found.");

        workflows.ForEach(workflow => workflow.Enabled = enabled!.Value);
        var page = PageNumberPaginator.Paginate(workflows, call);
        return page.AddTo(
            Response.Ok(ApiJson.Array(page.Rows.Select(row => (JsonNode)AlertShape.Workflow(row, call.Organization)))),
            call,
            hits: workflows.Count);
    }

    private static Response DeleteMany(ApiCall call)
    {
        var workflows = SelectForChange(call);
        if (workflows.Count == 0)
            return Response.Detail(200, "No workflows found.");
        workflows.ForEach(workflow => Remove(call.Organization, workflow));
        return Response.Empty(204);
    }

    /// <summary>An id that is unknown is taken for one of another organization.</summary>
    private static List<Workflow> SelectForChange(ApiCall call)
    {
        DetectorBulkEndpoints.RequireFilter(call);
        var workflows = Select(call);
        return DetectorEndpoints.Ids(call) is { Count: > 0 } ids && ids.Distinct().Count() != workflows.Count
            ? throw ApiFailure.Forbidden()
            : workflows;
    }

    private static List<Workflow> Select(ApiCall call)
    {
        if (DetectorEndpoints.Ids(call) is { Count: > 0 } ids)
            return [.. call.Organization.Workflows.Where(workflow => ids.Contains(workflow.Id))];

        var projects = ProjectScope.FromQuery(call);
        var detectors = call.Query.All("detector");
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        return
        [
            .. call.Organization.Workflows
                .Where(workflow => IsIn(workflow, projects))
                .Where(workflow => detectors.Count == 0 || workflow.Detectors.Exists(detector => detectors.Contains(ApiJson.Id(detector.Id))))
                .Where(workflow => terms.TrueForAll(term => Matches(workflow, term) != term.IsNegated)),
        ];
    }

    private static void Remove(Organization organization, Workflow workflow)
    {
        organization.Workflows.Remove(workflow);
        foreach (var detector in workflow.Detectors)
            detector.Workflows.Remove(workflow);
    }

    private static Response Shown(ApiCall call, Workflow workflow) =>
        Response.Ok(AlertShape.Workflow(workflow, call.Organization));

    private static Workflow Find(ApiCall call) =>
        call.Organization.Workflows.Find(workflow => ApiJson.Id(workflow.Id) == call.Segment("workflow"))
        ?? throw ApiFailure.NotFound();

    /// <summary>Workflows without detectors belong to the whole organization, and are in every project's list.</summary>
    private static bool IsIn(Workflow workflow, HashSet<Project>? projects) =>
        projects is null
        || workflow.Detectors.Count == 0
        || workflow.Detectors.Exists(detector => projects.Contains(detector.Project));

    private static bool Matches(Workflow workflow, SearchTerm term) => term.Key switch
    {
        null or "name" => term.Values.Any(value => Wildcard.Matches(workflow.Name, term.Key is null ? $"*{value}*" : value)),
        "action" => term.Values.Any(value => workflow.Actions.Any(action => $"{action["type"]}" == value)),
        _ => throw ApiFailure.InvalidField("query", $"Invalid key for this search: {term.Key}"),
    };
}
