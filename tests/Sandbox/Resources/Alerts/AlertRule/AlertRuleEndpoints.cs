using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>Metric alert rules, as long as there are any.</summary>
internal static class AlertRuleEndpoints
{
    private const string Rules = "organizations/{organization}/alert-rules/";
    private const int DefaultPageSize = 25;

    public static void Map(ApiRoutes routes, AlertApi alerts)
    {
        if (alerts != AlertApi.Legacy)
        {
            routes.Get(Rules, Scopes.AlertRead, Gone);
            routes.Get(Rules + "{rule}/", Scopes.AlertRead, Gone);
            return;
        }

        routes.Get(Rules, Scopes.AlertRead, List);
        routes.Get(Rules + "{rule}/", Scopes.AlertRead, Detail);
    }

    private static Response Gone(ApiCall call)
    {
        // An organization that is not there comes before.
        _ = call.Organization;
        return Response.Json(410, new JsonObject { ["message"] = "This API no longer exists." })
            .With("X-Sentry-Deprecation-Date", "2026-05-15T00:00:00+00:00")
            .With("X-Sentry-Replacement-Endpoint", "sentry-api-0-organization-detector-index");
    }

    private static Response List(ApiCall call)
    {
        var projects = ProjectScope.FromQuery(call);
        var rules = call.Organization.AlertRules
            .Where(rule => projects?.Contains(rule.Project) != false)
            .OrderByDescending(rule => rule.DateCreated)
            .ToList();

        var page = PageNumberPaginator.Paginate(rules, call, DefaultPageSize);
        var response = Response.Ok(ApiJson.Array(page.Rows.Select(rule => AlertShape.AlertRule(rule, call.Organization))));
        return page.AddTo(response, call, hits: rules.Count);
    }

    private static Response Detail(ApiCall call) =>
        call.Organization.AlertRules.Find(rule => ApiJson.Id(rule.Id) == call.Segment("rule")) is { } rule
            ? Response.Ok(AlertShape.AlertRule(rule, call.Organization))
            : throw ApiFailure.NotFound();
}
