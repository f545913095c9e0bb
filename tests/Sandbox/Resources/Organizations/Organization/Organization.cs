using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Collections;

namespace SentryPS.Sandbox.Resources;

/// <summary>An organization and all it has.</summary>
public sealed class Organization
{
    public required long Id { get; init; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required DateTimeOffset DateCreated { get; init; }

    public List<Member> Members { get; } = [];

    public List<Team> Teams { get; } = [];

    public List<Project> Projects { get; } = [];

    public List<string> Environments { get; } = [];

    public IssueCollection Issues { get; } = [];

    public List<Release> Releases { get; } = [];

    public List<Repository> Repositories { get; } = [];

    public List<Detector> Detectors { get; } = [];

    public List<Workflow> Workflows { get; } = [];

    public List<AlertRule> AlertRules { get; } = [];

    /// <summary>How many uptime monitors the plan pays for.</summary>
    public int UptimeSeats { get; set; } = 1000;

    /// <summary>How many alerts there may be.</summary>
    public int AlertLimit { get; set; } = 1000;

    /// <summary>Who has asked to join which team, where joining needs somebody's consent.</summary>
    public List<(Member Member, Team Team)> AccessRequests { get; } = [];

    /// <summary>What the organization's pages call settings, named and formed as in the API.</summary>
    public JsonObject Settings { get; } = OrganizationSettings.Usual();

    /// <summary>The rows of the organization's plain resources.</summary>
    public RowStore Rows { get; } = new();

    /// <summary>The recorded answer this organization comes from, or null for a seeded one.</summary>
    public JsonObject? Recorded { get; init; }

    public Project? FindProject(string idOrSlug) =>
        Projects.Find(project => project.Slug == idOrSlug || IsId(idOrSlug, project.Id));

    public Project? FindProjectByFormerSlug(string slug) =>
        Projects.Find(project => project.FormerSlugs.Contains(slug));

    public Member? FindMember(User user) => Members.Find(member => member.User == user);

    public Team? FindTeam(string idOrSlug) => Teams.Find(team => team.Slug == idOrSlug || IsId(idOrSlug, team.Id));

    public Release? FindRelease(string version) => Releases.Find(release => release.Version == version);

    /// <summary>The newest release of a project by the day it went live.</summary>
    public Release? LatestReleaseOf(Project project) =>
        Releases.Where(release => release.Projects.Contains(project)).MaxBy(release => release.Date);

    internal bool IsNamed(string idOrSlug) => Slug == idOrSlug || IsId(idOrSlug, Id);

    private static bool IsId(string text, long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == id;
}
