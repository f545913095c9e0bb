using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>What notices problems; "Monitors" in Sentry's pages. All of it is for tokens of people alone.</summary>
internal static class DetectorEndpoints
{
    public const string Detectors = "organizations/{organization}/detectors/";
    private const string One = Detectors + "{detector}/";

    /// <summary>What searches may call the types.</summary>
    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["metric"] = "metric_issue",
        ["uptime"] = "uptime_domain_failure",
        ["cron"] = "monitor_check_in_failure",
    };

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Detectors, Scopes.AlertRead, ForPeople(List));
        routes.Get(One, Scopes.AlertRead, ForPeople(call => Shown(call, Find(call))));
        routes.Put(One, Scopes.DetectorWrite, ForPeople(Update));
        routes.Delete(One, Scopes.DetectorWrite, ForPeople(Delete));
        routes.Post("organizations/{organization}/projects/{project}/detectors/", Scopes.DetectorCreate, ForPeople(call =>
            Response.Json(201, AlertShape.Detector(DetectorChange.Create(call), call.Organization))));
        DetectorBulkEndpoints.Map(routes);
    }

    /// <summary>The views ask who is logged in, and not what the token may do.</summary>
    public static Func<ApiCall, Response> ForPeople(Func<ApiCall, Response> respond) => call =>
        call.Caller.User is null ? Response.Detail(401, "Authentication credentials were not provided.") : respond(call);

    /// <summary>The detectors that a query selects: those with the ids, or else what the rest of it finds.</summary>
    public static List<Detector> Select(ApiCall call)
    {
        if (Ids(call) is { Count: > 0 } ids)
            return [.. call.Organization.Detectors.Where(detector => ids.Contains(detector.Id))];

        var projects = ProjectScope.FromQuery(call);
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        return
        [
            .. call.Organization.Detectors
                .Where(detector => projects?.Contains(detector.Project) != false)
                .Where(detector => terms.TrueForAll(term => Matches(call, detector, term) != term.IsNegated)),
        ];
    }

    /// <summary>Text that is no number ends the call.</summary>
    public static List<long> Ids(ApiCall call) =>
    [
        .. call.Query.All("id").Select(text => long.TryParse(text, out var id)
            ? id
            : throw ApiFailure.InvalidField("id", $"Invalid ID format: {text}")),
    ];

    public static void Remove(Organization organization, Detector detector)
    {
        organization.Detectors.Remove(detector);
        foreach (var workflow in detector.Workflows)
            workflow.Detectors.Remove(detector);
    }

    private static Response List(ApiCall call)
    {
        var detectors = SortBy.Order(Select(call), call.Query, Keys);
        var page = PageNumberPaginator.Paginate(detectors, call);
        var response = Response.Ok(ApiJson.Array(page.Rows.Select(row => AlertShape.Detector(row, call.Organization))));
        return page.AddTo(response, call, hits: detectors.Count);
    }

    private static Response Update(ApiCall call)
    {
        var detector = Find(call);
        DetectorChange.Update(call, detector);
        return Shown(call, detector);
    }

    private static Response Delete(ApiCall call)
    {
        var detector = Find(call);
        if (detector.IsSystem)
            throw ApiFailure.Forbidden();
        Remove(call.Organization, detector);
        return Response.Empty(204);
    }

    private static Response Shown(ApiCall call, Detector detector) =>
        Response.Ok(AlertShape.Detector(detector, call.Organization));

    private static Detector Find(ApiCall call) =>
        call.Organization.Detectors.Find(detector => ApiJson.Id(detector.Id) == call.Segment("detector"))
        ?? throw ApiFailure.NotFound();

    private static readonly Dictionary<string, Func<Detector, IComparable>> Keys = new(StringComparer.Ordinal)
    {
        ["id"] = detector => detector.Id,
        ["name"] = detector => detector.Name,
        ["type"] = detector => detector.Type,
        ["connectedWorkflows"] = detector => detector.Workflows.Count,
        ["latestGroup"] = detector => detector.LatestIssue?.LastSeen ?? DateTimeOffset.MinValue,
        ["openIssues"] = detector => detector.LatestIssue is null ? 0 : 1,
    };

    private static bool Matches(ApiCall call, Detector detector, SearchTerm term) => term.Key switch
    {
        null or "name" => term.Values.Any(value => Wildcard.Matches(detector.Name, term.Key is null ? $"*{value}*" : value)),
        "type" => term.Values.Any(value => detector.Type == s_types.GetValueOrDefault(value, value)),
        "assignee" => term.Values.Any(value => IsOwnedBy(call, detector, value)),
        "workflow" => term.Values.Any(value => detector.Workflows.Exists(workflow => ApiJson.Id(workflow.Id) == value)),
        _ => throw ApiFailure.InvalidField("query", $"Invalid key for this search: {term.Key}"),
    };

    private static bool IsOwnedBy(ApiCall call, Detector detector, string who) => who switch
    {
        "none" => detector.Owner is null,
        "me" => detector.Owner?.User == call.Caller.User && detector.Owner is not null,
        "my_teams" => detector.Owner?.Team is { } team && call.Me?.Teams.Contains(team) == true,
        _ => detector.Owner?.Team is { } team ? who == $"#{team.Slug}" : detector.Owner?.User?.Email == who,
    };
}
