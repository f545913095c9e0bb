using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>How much an organization and its projects have sent.</summary>
internal static class UsageEndpoints
{
    private static readonly string[] s_fields = ["sum(quantity)", "sum(times_seen)"];
    private static readonly string[] s_groups = ["outcome", "category", "reason", "project"];

    public static void Map(ApiRoutes routes)
    {
        routes.Get("organizations/{organization}/stats_v2/", Scopes.OrganizationRead, Groups);
        routes.Get("organizations/{organization}/stats-summary/", Scopes.OrganizationRead, Summary);
        routes.Get("projects/{organization}/{project}/stats/", Scopes.ProjectRead, OfProject);
    }

    private static Response Groups(ApiCall call)
    {
        var fields = Fields(call);
        var groups = call.Query.All("groupBy");
        if (groups.Count == 0)
            throw ApiFailure.BadRequest("At least one groupBy is required.");
        if (groups.FirstOrDefault(group => !s_groups.Contains(group)) is { } unknown)
            throw ApiFailure.BadRequest($"Invalid groupBy: \"{unknown}\"");
        if (!groups.Contains("category") && call.Query.All("category").Count == 0)
            throw ApiFailure.BadRequest("Query must have category as groupby or filter");

        // Grouped by projects, there is no course of time in it.
        var range = UsageRange.FromQuery(call);
        var hasSeries = !groups.Contains("project");
        var rows = UsageRow.Select(call)
            .GroupBy(row => By(row, groups).ToJsonString())
            .Select(group => Group([.. group], groups, fields, range, hasSeries));
        return Response.Ok(new JsonObject
        {
            ["start"] = ApiJson.Date(range.Start),
            ["end"] = ApiJson.Date(range.End),
            ["intervals"] = hasSeries ? ApiJson.Array(range.Intervals.Select(ApiJson.Date)) : [],
            ["groups"] = ApiJson.Array(rows),
        });
    }

    private static JsonObject Group(
        IReadOnlyList<UsageRow> rows, IReadOnlyList<string> groups, IReadOnlyList<string> fields, UsageRange range,
        bool hasSeries)
    {
        var (totals, series) = (new JsonObject(), new JsonObject());
        foreach (var field in fields)
        {
            var values = range.Intervals
                .Select(start => rows.Sum(row => row.Quantity(start, range.Interval, field)))
                .ToList();
            totals[field] = values.Sum();
            series[field] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }

        return new JsonObject
        {
            ["by"] = By(rows[0], groups),
            ["totals"] = totals,
            ["series"] = hasSeries ? series : [],
        };
    }

    /// <summary>The id of a project is a number here.</summary>
    private static JsonObject By(UsageRow row, IReadOnlyList<string> groups)
    {
        var by = new JsonObject();
        foreach (var group in groups)
        {
            by[group] = group switch
            {
                "outcome" => row.Outcome,
                "category" => row.Category,
                "reason" => row.Reason,
                _ => row.Project.Id,
            };
        }

        return by;
    }

    private static Response Summary(ApiCall call)
    {
        var field = Fields(call)[0];
        var range = UsageRange.FromQuery(call);
        var projects = UsageRow.Select(call)
            .GroupBy(row => row.Project)
            .Select(rows => (Project: rows.Key, Stats: Stats([.. rows], field, range)))
            .ToList();
        if (call.Query.IsTrue("download"))
            return Csv(projects);

        return Response.Ok(new JsonObject
        {
            ["start"] = ApiJson.Date(range.Start),
            ["end"] = ApiJson.Date(range.End),
            ["projects"] = ApiJson.Array(projects.Select(entry => new JsonObject
            {
                ["id"] = ApiJson.Id(entry.Project.Id),
                ["slug"] = entry.Project.Slug,
                ["stats"] = entry.Stats,
            })),
        });
    }

    private static JsonArray Stats(IReadOnlyList<UsageRow> rows, string field, UsageRange range) =>
        ApiJson.Array(rows.GroupBy(row => row.Category).Select(category =>
        {
            var outcomes = new JsonObject();
            foreach (var outcome in UsageRow.Outcomes)
            {
                outcomes[outcome] = category
                    .Where(row => row.Outcome == outcome)
                    .Sum(row => row.Quantity(range.Start, range.End - range.Start, field));
            }

            return new JsonObject
            {
                ["category"] = category.Key,
                ["outcomes"] = outcomes,
                ["totals"] = new JsonObject
                {
                    ["dropped"] = Sum("rate_limited") + Sum("abuse"),
                    [field] = UsageRow.Outcomes.Sum(Sum),
                },
            };

            long Sum(string outcome) => outcomes[outcome]!.GetValue<long>();
        }));

    private static Response Csv(IEnumerable<(Project Project, JsonArray Stats)> projects)
    {
        var text = new StringBuilder($"project_id,project_slug,category,{string.Join(',', UsageRow.Outcomes)}\r\n");
        foreach (var (project, stats) in projects)
        {
            foreach (var stat in stats)
            {
                var numbers = UsageRow.Outcomes.Select(outcome => stat!["outcomes"]![outcome]!.ToJsonString());
                text.Append(CultureInfo.InvariantCulture, $"{project.Id},{project.Slug},{stat!["category"]},");
                text.Append(string.Join(',', numbers)).Append("\r\n");
            }
        }

        return Response.Text(200, "text/csv", text.ToString())
            .With("Content-Disposition", "attachment; filename=\"stats_summary.csv\"");
    }

    /// <summary>The old form: pairs of a time and a number, for errors only.</summary>
    private static Response OfProject(ApiCall call)
    {
        var outcomes = call.Query["stat"] switch
        {
            null or "" or "received" => UsageRow.Outcomes,
            "generated" => ["accepted"],
            "rejected" => ["rate_limited"],
            "blacklisted" => ["filtered"],
            var other => throw ApiFailure.BadRequest($"Invalid stat: {other}"),
        };
        var step = call.Query["resolution"] switch
        {
            "10s" => TimeSpan.FromSeconds(10),
            null or "" or "1h" => TimeSpan.FromHours(1),
            "1d" => TimeSpan.FromDays(1),
            _ => throw ApiFailure.BadRequest("Invalid resolution"),
        };
        var until = Seconds("until") ?? call.State.Now;
        var since = Seconds("since") ?? until.AddDays(-1);
        var rows = UsageRow.OfProject(call.Project)
            .Where(row => row.Category == "error" && outcomes.Contains(row.Outcome))
            .ToList();

        var pairs = new JsonArray();
        for (var start = UsageRange.Floor(since, step); start <= until && pairs.Count < 1000; start += step)
        {
            var count = rows.Sum(row => row.Quantity(start, step, s_fields[0]));
            pairs.Add((JsonNode)new JsonArray(start.ToUnixTimeSeconds(), count));
        }

        return Response.Ok(pairs);

        DateTimeOffset? Seconds(string name) =>
            double.TryParse(call.Query[name], CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
                : null;
    }

    private static IReadOnlyList<string> Fields(ApiCall call)
    {
        var fields = call.Query.All("field");
        if (fields.Count == 0)
            throw ApiFailure.BadRequest("At least one \"field\" is required.");
        return fields.FirstOrDefault(field => !s_fields.Contains(field)) is { } unknown
            ? throw ApiFailure.BadRequest($"Invalid field: \"{unknown}\"")
            : fields;
    }
}
