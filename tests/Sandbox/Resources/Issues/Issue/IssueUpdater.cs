using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Carries out a validated change, and describes it as Sentry does: what was changed, not the issues.</summary>
internal sealed class IssueUpdater(Organization organization, User? user, DateTimeOffset now)
{
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(7);

    public JsonObject Apply(IssueChange change, IReadOnlyList<Issue> issues)
    {
        var response = new JsonObject();
        foreach (var issue in issues)
            issue.IsChanged = true;

        if (change.Status is not null)
            ApplyStatus(change, issues, response);
        else if (change.Substatus is not null)
            ApplySubstatus(change.Substatus, issues, response);
        if (change.Assigns)
            ApplyAssignee(change.AssignedTo, issues, response);
        if (change.Priority is not null)
            ApplyPriority(change.Priority, issues, response);
        if (change.IsPublic is { } isPublic)
            ApplyPublic(isPublic, issues, response);
        if (change.Inbox is { } inbox)
            ApplyInbox(inbox, issues, response);
        ApplyPersonal(change, issues, response);
        if (change.Merge)
            ApplyMerge(issues, response);

        organization.Issues.ContentChanged();
        return response;
    }

    private void ApplyStatus(IssueChange change, IReadOnlyList<Issue> issues, JsonObject response)
    {
        var status = change.Status!;
        var substatus = InferSubstatus(change, issues);
        var details = Describe(change.Details, status);

        foreach (var issue in issues)
        {
            // What is resolved already keeps the details of its resolution.
            if (status == "resolved" && issue.Status == "resolved")
                continue;
            issue.Status = status;
            issue.Substatus = substatus;
            issue.StatusDetails = details.DeepClone().AsObject();
            if (status != "unresolved")
                issue.InboxSince = null;
            Remember(issue, ActivityType(change), new JsonObject());
        }

        response["status"] = status;
        response["substatus"] = substatus;
        response["statusDetails"] = details;
    }

    private string? InferSubstatus(IssueChange change, IReadOnlyList<Issue> issues)
    {
        if (change.Substatus is not null || change.Status == "resolved")
            return change.Substatus;
        if (change.Status == "ignored")
            return change.Details.IsAboutIgnoring ? "archived_until_condition_met" : "archived_until_escalating";
        var isNew = issues is [var only] && only.Status == "ignored" && now - only.FirstSeen < NewFor;
        return isNew ? "new" : "ongoing";
    }

    private JsonObject Describe(StatusDetails details, string status)
    {
        var description = new JsonObject();
        if (status == "resolved" && details.IsAboutRelease)
        {
            if (details.InNextRelease)
                description["inNextRelease"] = true;
            if (details.InRelease is { } release)
                description["inRelease"] = release.Version;
            if (details.InCommit is { } commit)
                description["inCommit"] = DescribeCommit(commit);
            description["actor"] = Actor();
        }
        else if (status == "ignored" && details.IsAboutIgnoring)
        {
            description["ignoreCount"] = details.IgnoreCount;
            description["ignoreUntil"] = details.IgnoreMinutes is { } minutes ? ApiJson.Date(now.AddMinutes(minutes)) : null;
            description["ignoreUserCount"] = details.IgnoreUserCount;
            description["ignoreUserWindow"] = details.IgnoreUserWindow;
            description["ignoreWindow"] = details.IgnoreWindow;
            description["actor"] = Actor();
        }

        return description;
    }

    private JsonObject DescribeCommit(Commit commit)
    {
        var release = organization.Releases.First(candidate => candidate.Commits.Contains(commit));
        return ReleaseShape.Commit(commit, release);
    }

    private JsonObject? Actor() => user is null ? null : UserShape.User(user);

    private static string ActivityType(IssueChange change) => change switch
    {
        { Status: "resolved", Details: { InNextRelease: true } or { InRelease: not null } } => "set_resolved_in_release",
        { Status: "resolved", Details.InCommit: not null } => "set_resolved_in_commit",
        _ => $"set_{change.Status}",
    };

    private static void ApplySubstatus(string substatus, IReadOnlyList<Issue> issues, JsonObject response)
    {
        foreach (var issue in issues)
            issue.Substatus = substatus;
        response["substatus"] = substatus;
    }

    private void ApplyAssignee(Assignee? assignee, IReadOnlyList<Issue> issues, JsonObject response)
    {
        foreach (var issue in issues)
        {
            issue.AssignedTo = assignee;
            Remember(issue, assignee is null ? "unassigned" : "assigned", new JsonObject
            {
                ["assignee"] = UserShape.AssigneeText(assignee),
            });
        }

        response["assignedTo"] = UserShape.Assignee(assignee);
    }

    private void ApplyPriority(string priority, IReadOnlyList<Issue> issues, JsonObject response)
    {
        foreach (var issue in issues)
        {
            issue.Priority = priority;
            issue.PriorityLockedAt = now;
            Remember(issue, "set_priority", new JsonObject { ["priority"] = priority });
        }

        response["priority"] = priority;
    }

    /// <summary>Publishing what is public already gives it a new link.</summary>
    private void ApplyPublic(bool isPublic, IReadOnlyList<Issue> issues, JsonObject response)
    {
        foreach (var issue in issues)
        {
            var share = Dice.Mix((ulong)issue.Id ^ (ulong)now.Ticks ^ (ulong)issue.Activity.Count);
            issue.ShareId = isPublic ? $"{share:x16}{Dice.Mix(share):x16}" : null;
            Remember(issue, isPublic ? "set_public" : "set_private", []);
        }

        response["isPublic"] = isPublic;
        response["shareId"] = isPublic ? issues[^1].ShareId : null;
    }

    /// <summary>Out of the inbox means reviewed.</summary>
    private void ApplyInbox(bool inbox, IReadOnlyList<Issue> issues, JsonObject response)
    {
        foreach (var issue in issues)
        {
            issue.InboxSince = inbox ? issue.InboxSince ?? now : null;
            if (!inbox)
                Remember(issue, "mark_reviewed", []);
        }

        organization.Issues.OrderChanged();
        response["inbox"] = inbox;
    }

    /// <summary>What belongs to a person has no effect for a token without one.</summary>
    private void ApplyPersonal(IssueChange change, IReadOnlyList<Issue> issues, JsonObject response)
    {
        if (user is not null)
        {
            foreach (var issue in issues)
            {
                issue.HasSeen = change.HasSeen ?? issue.HasSeen;
                issue.IsBookmarked = change.IsBookmarked ?? issue.IsBookmarked;
                if (change.IsSubscribed is { } isSubscribed)
                {
                    issue.IsSubscribed = isSubscribed;
                    issue.SubscriptionReason = isSubscribed ? "unknown" : null;
                }
            }
        }

        if (change.HasSeen is { } seen)
            response["hasSeen"] = seen;
        if (change.IsBookmarked is { } bookmarked)
            response["isBookmarked"] = bookmarked;
        if (change.IsSubscribed is { } subscribed)
        {
            response["isSubscribed"] = subscribed;
            response["subscriptionDetails"] = IssueShape.Subscription(issues[^1]);
        }
    }

    /// <summary>The issue with the most events survives.</summary>
    private void ApplyMerge(IReadOnlyList<Issue> issues, JsonObject response)
    {
        var parent = issues.OrderByDescending(issue => issue.Count).ThenBy(issue => issue.Id).First();
        var children = issues.Where(issue => issue != parent).ToList();
        organization.Issues.Merge(parent, children);
        Remember(parent, "merge", []);

        response["merge"] = new JsonObject
        {
            ["parent"] = ApiJson.Id(parent.Id),
            ["children"] = ApiJson.Array(children.Select(child => ApiJson.Id(child.Id))),
        };
    }

    private void Remember(Issue issue, string type, JsonObject data) =>
        issue.Activity.Insert(0, new IssueActivity(type, now, user, data));
}
