using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Issues as projects collect them: many happened once, few happened often; most are fresh, some are older than what
/// lists show.
/// </summary>
internal sealed class IssueSeeder(SandboxState state, Organization organization, Random random)
{
    private readonly Dictionary<Project, List<Release>> _releases = organization.Projects.ToDictionary(
        project => project,
        project => organization.Releases.Where(release => release.Projects.Contains(project)).ToList());

    private readonly IReadOnlyList<User> _assignees =
        [.. organization.Members.Where(member => member.User.IsActive).Select(member => member.User)];

    public void Add(int count)
    {
        for (var index = 0; index < count; index++)
        {
            var issue = Create();
            organization.Issues.Add(issue);
            if (issue.FirstRelease is { } release)
                release.NewIssues++;
        }
    }

    private Issue Create()
    {
        var project = Pick(organization.Projects);
        var problem = Pick(IssueTexts.Problems);
        var text = IssueTexts.Text(problem, random);
        var count = Count();
        var lastSeen = LastSeen();
        var firstSeen = count == 1 ? lastSeen : Milliseconds(lastSeen.AddDays(-200 * Math.Pow(random.NextDouble(), 2)));
        var releases = _releases[project];
        var first = random.Next(releases.Count);

        var issue = new Issue
        {
            Id = state.NextId(),
            ShortId = project.NextShortId(),
            Project = project,
            Title = IssueTexts.Title(problem, text, random),
            Culprit = OneIn(9) ? null : problem.Culprit,
            Level = problem.IsError ? Pick(IssueTexts.ErrorLevels) : Pick(IssueTexts.OtherLevels),
            Logger = OneIn(3) ? problem.Logger : null,
            Platform = project.Platform,
            Type = problem.IsError ? "error" : problem.Category == "error" ? "default" : "generic",
            IssueType = problem.IssueType,
            Category = problem.Category,
            Priority = OneIn(20) ? null : Pick(IssueTexts.Priorities),
            ErrorType = problem.ErrorType,
            ErrorValue = problem.ErrorType is null ? null : text,
            File = problem.File,
            Function = problem.Function,
            IsUnhandled = OneIn(4),
            HasSeen = OneIn(2),
            IsBookmarked = OneIn(40),
            IsSubscribed = OneIn(12),
            Count = count,
            UserCount = (int)Math.Min(count, random.Next(1 + (int)Math.Min(count, 900))),
            FirstSeen = firstSeen,
            LastSeen = lastSeen,
            Comments = OneIn(15) ? random.Next(1, 6) : 0,
            Environments = Pick(IssueTexts.EnvironmentSets),
            FirstRelease = OneIn(10) ? null : releases[first],
            LastRelease = OneIn(10) ? null : releases[random.Next(first, releases.Count)],
            Tags = [Pick(IssueTexts.Browsers), Pick(IssueTexts.Systems), Pick(IssueTexts.Servers), Pick(IssueTexts.Customers)],
        };
        SetStatus(issue);
        if (OneIn(4))
            issue.AssignedTo = OneIn(3) ? Assignee.To(project.Teams[0]) : Assignee.To(Pick(_assignees));
        return issue;
    }

    private long Count()
    {
        var count = 1 + (long)(Math.Pow(random.NextDouble(), 7) * 20_000);
        return count < 100 ? count : count / 10 * 10;
    }

    private DateTimeOffset LastSeen()
    {
        var age = OneIn(50) ? 91 + random.Next(100) : 88 * Math.Pow(random.NextDouble(), 2);
        return Milliseconds(state.StartedAt.AddDays(-age));
    }

    private void SetStatus(Issue issue)
    {
        switch (random.Next(20))
        {
            case < 10:
                issue.Substatus = Pick(IssueTexts.OpenSubstatuses);
                issue.InboxSince = OneIn(3) ? issue.FirstSeen : null;
                break;
            case < 16:
                issue.Status = "resolved";
                if (OneIn(5) && issue.LastRelease is { } release)
                    issue.StatusDetails = new JsonObject { ["inRelease"] = release.Version };
                break;
            default:
                issue.Status = "ignored";
                issue.Substatus = Pick(IssueTexts.ArchivedSubstatuses);
                if (issue.Substatus == "archived_until_condition_met")
                    issue.StatusDetails = IgnoredFor(days: random.Next(1, 30));
                break;
        }
    }

    private JsonObject IgnoredFor(int days) => new()
    {
        ["ignoreCount"] = null,
        ["ignoreUntil"] = ApiJson.Date(Milliseconds(state.StartedAt.AddDays(days))),
        ["ignoreUserCount"] = null,
        ["ignoreUserWindow"] = null,
        ["ignoreWindow"] = null,
        ["actor"] = null,
    };

    /// <summary>The cursors of lists count milliseconds, so the data does.</summary>
    private static DateTimeOffset Milliseconds(DateTimeOffset date) =>
        DateTimeOffset.FromUnixTimeMilliseconds(date.ToUnixTimeMilliseconds());

    private bool OneIn(int number) => random.Next(number) == 0;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
