using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Recorded;

/// <summary>Puts records into an organization.</summary>
internal sealed class RecordedOrganization(SandboxState state, Organization organization)
{
    public void Add(IReadOnlyCollection<Record> records)
    {
        Each(RecordKind.Project, json => AddProject(json, json));
        Each(RecordKind.Release, AddRelease);
        Each(RecordKind.Issue, AddIssue);
        Each(RecordKind.Event, AddEvent);

        void Each(RecordKind kind, Action<JsonObject> add)
        {
            foreach (var record in records.Where(record => record.Kind == kind))
                add(record.Json);
        }
    }

    /// <param name="json">The project, or what another record says of it.</param>
    /// <param name="recorded">The record to answer with, if there is one.</param>
    private Project AddProject(JsonObject json, JsonObject? recorded)
    {
        var id = json.Number("id") ?? state.NextId();
        if (organization.Projects.Find(candidate => candidate.Id == id) is { } known)
            return known;

        var slug = json.Text("slug") ?? $"project-{id}";
        var project = new Project
        {
            Id = id,
            Slug = slug,
            Name = json.Text("name") ?? slug,
            Platform = json.Text("platform"),
            DateCreated = json.Date("dateCreated") ?? state.StartedAt,
            Teams = [organization.Teams[0]],
            Recorded = recorded,
        };
        organization.Projects.Add(project);
        return project;
    }

    /// <summary>Records without a project go to the first one.</summary>
    private Project ProjectOf(JsonObject? json) => json is not null
        ? AddProject(json, recorded: null)
        : organization.Projects.FirstOrDefault() ?? AddProject(new JsonObject { ["slug"] = "recorded" }, recorded: null);

    private void AddRelease(JsonObject json)
    {
        var version = json.Text("version")!;
        if (organization.FindRelease(version) is not null)
            return;

        var projects = (json["projects"] as JsonArray ?? []).OfType<JsonObject>().Select(ProjectOf).Distinct();
        organization.Releases.Add(new Release
        {
            Id = json.Number("id") ?? state.NextId(),
            Version = version,
            Status = json.Text("status") ?? "open",
            DateCreated = json.Date("dateCreated") ?? state.StartedAt,
            DateReleased = json.Date("dateReleased"),
            Ref = json.Text("ref"),
            Url = json.Text("url"),
            Projects = [.. projects],
            Recorded = json,
        });
    }

    private void AddIssue(JsonObject json)
    {
        if (json.Number("id") is not { } id || organization.Issues.Find(id) is not null)
            return;

        var project = ProjectOf(json["project"] as JsonObject);
        // Clients that change issues have to know the project, and Sentry never leaves it out.
        json["project"] ??= new JsonObject
        {
            ["id"] = ApiJson.Id(project.Id),
            ["name"] = project.Name,
            ["slug"] = project.Slug,
            ["platform"] = project.Platform,
        };

        var metadata = json["metadata"] as JsonObject ?? [];
        var lastSeen = json.Date("lastSeen") ?? state.StartedAt;
        organization.Issues.Add(new Issue
        {
            Id = id,
            ShortId = json.Text("shortId"),
            Project = project,
            Title = json.Text("title")!,
            Culprit = json.Text("culprit"),
            Level = json.Text("level") ?? "error",
            Logger = json.Text("logger"),
            Platform = json.Text("platform"),
            Type = json.Text("type") ?? "error",
            IssueType = json.Text("issueType") ?? "error",
            Category = json.Text("issueCategory") ?? "error",
            Status = json.Text("status") ?? "unresolved",
            Substatus = json.Text("substatus"),
            StatusDetails = json["statusDetails"]?.DeepClone() as JsonObject ?? [],
            Priority = json.Text("priority"),
            AssignedTo = AssigneeOf(json["assignedTo"] as JsonObject),
            Count = json.Number("count") ?? 1,
            UserCount = (int)(json.Number("userCount") ?? 0),
            FirstSeen = json.Date("firstSeen") ?? lastSeen,
            LastSeen = lastSeen,
            ErrorType = metadata.Text("type"),
            ErrorValue = metadata.Text("value") ?? "",
            File = metadata.Text("filename") ?? "",
            Function = metadata.Text("function") ?? "",
            Recorded = json,
        });
    }

    private static Assignee? AssigneeOf(JsonObject? json)
    {
        if (json?.Number("id") is not { } id)
            return null;
        var name = json.Text("name") ?? "";
        return json.Text("type") == "team"
            ? Assignee.To(new Team(id, name, name, DateTimeOffset.UnixEpoch))
            : Assignee.To(new User(id, name, json.Text("email") ?? name));
    }

    /// <summary>Events go to the issue they name, or else to the first one.</summary>
    private void AddEvent(JsonObject json)
    {
        var issue = json.Number("groupID") is { } id ? organization.Issues.Find(id) : null;
        (issue ?? organization.Issues.FirstOrDefault())?.RecordedEvents.Add(json);
    }
}
