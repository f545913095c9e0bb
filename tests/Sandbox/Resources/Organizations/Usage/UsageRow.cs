using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>What became of a project's data of one category. The figures are made up, and always the same.</summary>
internal sealed record UsageRow(Project Project, string Category, string Outcome, string? Reason)
{
    public static readonly IReadOnlyList<string> Outcomes =
        ["accepted", "filtered", "rate_limited", "invalid", "abuse", "client_discard", "cardinality_limited"];

    private static readonly string[] s_categories =
    [
        "error", "transaction", "attachment", "replay", "profile", "profile_duration", "profile_chunk", "monitor",
        "span", "log_item",
    ];

    private static readonly (string Outcome, string? Reason)[] s_ends =
    [
        ("accepted", null), ("filtered", "web-crawlers"), ("rate_limited", "key_quota"),
        ("client_discard", "sample_rate"),
    ];

    public static IEnumerable<UsageRow> OfProject(Project project) =>
        from category in s_categories
        from end in s_ends
        select new UsageRow(project, category, end.Outcome, end.Reason);

    /// <summary>The rows that the query's filters select.</summary>
    public static IEnumerable<UsageRow> Select(ApiCall call)
    {
        var categories = call.Query.All("category");
        var outcomes = call.Query.All("outcome");
        var reason = call.Query["reason"];
        if (categories.Contains("attachment") && categories.Count > 1)
            throw ApiFailure.BadRequest("Attachments cannot be queried together with other categories.");
        if (outcomes.FirstOrDefault(outcome => !Outcomes.Contains(outcome)) is { } unknown)
            throw ApiFailure.BadRequest($"Invalid outcome: \"{unknown}\"");

        var projects = ProjectScope.FromQuery(call)?.ToList() ?? call.Organization.Projects;
        return projects.SelectMany(OfProject).Where(row =>
            (categories.Count == 0 ? row.Category != "attachment" : categories.Contains(row.Category))
            && (outcomes.Count == 0 || outcomes.Contains(row.Outcome))
            && (string.IsNullOrEmpty(reason) || row.Reason == reason));
    }

    /// <summary>The figure of a span of time. An attachment's quantity is its bytes.</summary>
    public long Quantity(DateTimeOffset start, TimeSpan span, string field)
    {
        if (Project.DateCreated > start + span)
            return 0;

        var share = Outcome == "accepted" ? 400 : 40;
        var about = Project.Id + (Category.Length * 31) + (Category[0] * 7) + Outcome.Length;
        var perHour = Dice.Roll(share, about, start.ToUnixTimeSeconds() / 3600);
        var seen = (long)(perHour * Math.Max(span.TotalHours, 1));
        return field == "sum(times_seen)" || Category is not ("attachment" or "profile_duration") ? seen : seen * 1024;
    }
}
