using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>What of an issue a call wants to see.</summary>
internal sealed record IssueView(
    string LinkHost, string OrganizationSlug, DateTimeOffset Now, HashSet<string> Collapse, HashSet<string> Expand)
{
    /// <summary>The period of the chart in rows, or an empty string for none.</summary>
    public string StatsPeriod { get; init; } = "24h";

    /// <summary>Whether the query chose events, not whole issues.</summary>
    public bool HasFilteredFigures { get; init; }

    public static IssueView FromQuery(ApiCall call) => new(
        call.Options.LinkHost,
        call.Organization.Slug,
        call.State.Now,
        [.. call.Query.All("collapse")],
        [.. call.Query.All("expand")]);

    public bool Shows(string part) => !Collapse.Contains(part);
}
