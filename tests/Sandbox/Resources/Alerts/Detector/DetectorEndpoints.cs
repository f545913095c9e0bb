using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>What notices problems; "Monitors" in Sentry's pages.</summary>
internal static class DetectorEndpoints
{
    private const string Detectors = "organizations/{organization}/detectors/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Detectors, Scopes.AlertRead, List);
        routes.Get(Detectors + "{detector}/", Scopes.AlertRead, Detail);
    }

    private static Response List(ApiCall call)
    {
        var projects = ProjectScope.FromQuery(call);
        var ids = call.Query.All("id");
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        var detectors = call.Organization.Detectors
            .Where(detector => projects?.Contains(detector.Project) != false)
            .Where(detector => ids.Count == 0 || ids.Contains(ApiJson.Id(detector.Id)))
            .Where(detector => terms.TrueForAll(term => Matches(detector, term) != term.IsNegated));

        var page = PageNumberPaginator.Paginate(SortBy.Order(detectors, call.Query, Keys), call);
        var response = Response.Ok(ApiJson.Array(page.Rows.Select(row => AlertShape.Detector(row, call.Organization))));
        return page.AddTo(response, call, hits: detectors.Count());
    }

    private static Response Detail(ApiCall call) =>
        call.Organization.Detectors.Find(detector => ApiJson.Id(detector.Id) == call.Segment("detector")) is { } detector
            ? Response.Ok(AlertShape.Detector(detector, call.Organization))
            : throw ApiFailure.NotFound();

    private static readonly Dictionary<string, Func<Detector, IComparable>> Keys = new(StringComparer.Ordinal)
    {
        ["id"] = detector => detector.Id,
        ["name"] = detector => detector.Name,
        ["type"] = detector => detector.Type,
        ["connectedWorkflows"] = detector => detector.Workflows.Count,
        ["latestGroup"] = detector => detector.LatestIssue?.LastSeen ?? DateTimeOffset.MinValue,
        ["openIssues"] = detector => detector.LatestIssue is null ? 0 : 1,
    };

    private static bool Matches(Detector detector, SearchTerm term) => term.Key switch
    {
        null or "name" => term.Values.Any(value => detector.Name.Contains(value, StringComparison.OrdinalIgnoreCase)),
        "type" => term.Values.Contains(detector.Type),
        "assignee" => term.Values.Any(value => IsOwnedBy(detector, value)),
        _ => false,
    };

    private static bool IsOwnedBy(Detector detector, string who) =>
        detector.Owner?.Team is { } team ? who == $"#{team.Slug}" : detector.Owner?.User?.Email == who;
}
