using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>How many sessions there were, and how many crashed.</summary>
internal static partial class SessionEndpoints
{
    private static readonly string[] s_fields = ["sum(session)", "count_unique(user)", "crash_free_rate(session)", "crash_free_rate(user)"];
    private static readonly string[] s_groups = ["project", "release", "environment"];

    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/sessions/", Scopes.OrganizationRead, Groups);

    private static Response Groups(ApiCall call)
    {
        var fields = Known(call, "field", s_fields);
        if (fields.Count == 0)
            throw ApiFailure.BadRequest("Request is missing a \"field\"");
        var groups = Known(call, "groupBy", s_groups);
        // The interval is checked as it is for what an organization uses.
        var range = UsageRange.FromQuery(call);

        var rows = Rows(call)
            .GroupBy(row => By(row, groups).ToJsonString())
            .Select(group => (By: By(group.First(), groups), Rows: group.ToList()))
            .OrderByDescending(group => group.Rows.Sum(row => row.Sessions))
            .ToList();
        var page = PageNumberPaginator.Paginate(rows, call);
        return page.AddTo(Response.Ok(new JsonObject
        {
            ["start"] = ApiJson.Date(range.Start),
            ["end"] = ApiJson.Date(range.End),
            ["query"] = call.Query["query"] ?? "",
            ["intervals"] = ApiJson.Array(range.Intervals.Select(ApiJson.Date)),
            ["groups"] = ApiJson.Array(page.Rows.Select(group => new JsonObject
            {
                ["by"] = group.By,
                ["totals"] = Totals(group.Rows, fields),
                ["series"] = new JsonObject(),
            })),
        }), call);
    }

    private static IEnumerable<SessionRow> Rows(ApiCall call)
    {
        var projects = ProjectScope.FromQuery(call);
        var environments = ProjectScope.Environments(call);
        var query = call.Query["query"] ?? "";
        if (query.Contains('*', StringComparison.Ordinal))
            throw ApiFailure.BadRequest("Invalid condition: wildcard search is not supported");

        var version = ReleaseTerm().Match(query) is { Success: true } match
            ? match.Groups["version"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)
            : null;
        return call.Organization.Releases
            .Where(release => version is null || release.Version == version)
            .SelectMany(SessionRow.Of)
            .Where(row => projects is null || projects.Contains(row.Project))
            .Where(row => environments.Count == 0 || environments.Contains(row.Environment));
    }

    private static IReadOnlyList<string> Known(ApiCall call, string name, string[] known)
    {
        var values = call.Query.All(name);
        return values.FirstOrDefault(value => !known.Contains(value)) is { } unknown
            ? throw ApiFailure.BadRequest($"Invalid {name}: \"{unknown}\"")
            : values;
    }

    /// <summary>The id of a project is a number here.</summary>
    private static JsonObject By(SessionRow row, IReadOnlyList<string> groups)
    {
        var by = new JsonObject();
        foreach (var group in groups)
        {
            by[group] = group switch
            {
                "project" => row.Project.Id,
                "release" => row.Release.Version,
                _ => row.Environment,
            };
        }

        return by;
    }

    private static JsonObject Totals(List<SessionRow> rows, IReadOnlyList<string> fields)
    {
        var (sessions, users, crashed) = (rows.Sum(row => row.Sessions), rows.Sum(row => row.Users), rows.Sum(row => row.Crashed));
        var totals = new JsonObject();
        foreach (var field in fields)
        {
            totals[field] = field switch
            {
                "sum(session)" => sessions,
                "count_unique(user)" => users,
                _ when sessions == 0 => null,
                _ => (double)(sessions - crashed) / sessions,
            };
        }

        return totals;
    }

    [GeneratedRegex("""release:"(?<version>([^"\\]|\\.)*)"|release:(?<version>\S+)""")]
    private static partial Regex ReleaseTerm();
}
