using System.Text.Json;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>A commit as clients send it.</summary>
internal sealed record CommitInput(
    string? Id, string? Repository, string? Message, string? AuthorName, string? AuthorEmail, DateTimeOffset? Date,
    IReadOnlyList<(string Path, string Type)> Files);

/// <summary>A head commit, from which Sentry would find the others by itself.</summary>
internal sealed record RefInput(string? Repository, string? Commit);

/// <summary>The validated body of a release's creation or update. What is null is left as it is.</summary>
internal sealed record ReleaseChange
{
    private const int MaxVersionLength = 200;
    private const string SkipMarker = "#skipsentry";

    private static readonly string[] Statuses = ["open", "archived"];

    public string? Version { get; private init; }

    public IReadOnlyList<Project>? Projects { get; private init; }

    public string? Ref { get; private init; }

    public string? Url { get; private init; }

    public string? Status { get; private init; }

    public DateTimeOffset? DateReleased { get; private init; }

    public DateTimeOffset? DateStarted { get; private init; }

    public User? Owner { get; private init; }

    public IReadOnlyList<CommitInput>? Commits { get; private init; }

    public IReadOnlyList<RefInput>? Refs { get; private init; }

    public static ReleaseChange ForUpdate(Organization organization, BodyReader body)
    {
        var change = Read(organization, body);
        RefuseUnknownRepositories(organization, body, change);
        body.ThrowIfInvalid();
        return change;
    }

    /// <param name="organization">The organization.</param>
    /// <param name="body">The body.</param>
    /// <param name="project">The project in the path, which then need not be named in the body.</param>
    public static ReleaseChange ForCreation(Organization organization, BodyReader body, Project? project)
    {
        var change = Read(organization, body) with
        {
            Version = ReadVersion(body),
            Projects = project is null ? ReadProjects(organization, body) : [project],
        };
        RefuseUnknownRepositories(organization, body, change);
        body.ThrowIfInvalid();
        return change;
    }

    public void ApplyTo(Release release, Organization organization, SandboxState state)
    {
        release.IsChanged = true;
        // What is empty clears nothing.
        release.Ref = string.IsNullOrEmpty(Ref) ? release.Ref : Ref;
        release.Url = string.IsNullOrEmpty(Url) ? release.Url : Url;
        release.Status = Status ?? release.Status;
        release.Owner = Owner ?? release.Owner;
        release.DateStarted = DateStarted ?? release.DateStarted;
        // Not finalized, unless a date is given.
        release.DateReleased = DateReleased ?? release.DateReleased;

        // No commits change nothing, while no refs clear all there are.
        if (Commits is null or { Count: 0 } && Refs is null)
            return;

        // Either replaces what was known before. Whatever order they come in, the latest is the first.
        release.Commits.Clear();
        release.Commits.AddRange((Commits ?? [])
            .Where(input => input.Message?.Contains(SkipMarker, StringComparison.Ordinal) != true)
            .OrderByDescending(input => input.Date ?? DateTimeOffset.MinValue)
            .Select(input => new Commit(
                input.Id!,
                input.Message,
                FindOrAddRepository(organization, state, input.Repository ?? $"organization-{organization.Id}"),
                input.AuthorName,
                input.AuthorEmail,
                input.Date ?? state.Now)
            {
                Files = input.Files,
            }));
        release.Commits.AddRange((Refs ?? []).Select(input => new Commit(
            // A range ends with the commit that was released.
            input.Commit!.Split("..")[^1],
            Message: null,
            organization.Repositories.Find(repository => repository.Name == input.Repository),
            AuthorName: null,
            AuthorEmail: null,
            state.Now)));
    }

    private static ReleaseChange Read(Organization organization, BodyReader body) => new()
    {
        Ref = body.Text("ref", maxLength: 200),
        Url = body.Url("url"),
        Status = body.Choice("status", Statuses),
        DateReleased = body.Date("dateReleased"),
        DateStarted = body.Date("dateStarted"),
        Owner = ReadOwner(organization, body),
        Commits = body.List("commits", ReadCommit),
        Refs = body.List("refs", ReadRef),
    };

    /// <summary>Commits make the repositories that they name; references do not, and the case of a name counts.</summary>
    private static void RefuseUnknownRepositories(Organization organization, BodyReader body, ReleaseChange change)
    {
        var unknown = (change.Refs ?? [])
            .Select(input => input.Repository)
            .Where(name => name is not null && !organization.Repositories.Exists(repository => repository.Name == name))
            .ToList();
        if (unknown.Count > 0)
            body.Fail("refs", $"Invalid repository names: {string.Join(',', unknown)}");
    }

    private static string? ReadVersion(BodyReader body)
    {
        var version = body.Text("version", MaxVersionLength, isRequired: true);
        var hasForbidden = version?.IndexOfAny(['\r', '\n', '\f', '\t', '/', '\\']) >= 0;
        if (hasForbidden || version is "." or ".." or "latest")
            body.Fail("version", $"Release with name {version} is invalid");
        return version?.Trim();
    }

    /// <summary>
    /// Slugs are strings and ids numbers; an id in quotes is taken for a slug. No projects at all are fine for a release
    /// that exists.
    /// </summary>
    private static List<Project>? ReadProjects(Organization organization, BodyReader body)
    {
        if (body["projects"] is not JsonArray items)
        {
            body.Fail("projects", body.Has("projects") ? "Expected a list of items." : "This field is required.");
            return null;
        }

        var projects = items
            .Select(item => item?.GetValueKind() switch
            {
                JsonValueKind.Number => organization.Projects.Find(project => project.Id == (long)item),
                JsonValueKind.String => organization.Projects.Find(project => project.Slug == (string)item!),
                _ => null,
            })
            .ToList();
        if (projects.Contains(null))
            body.Fail("projects", "Invalid project ids or slugs");
        return [.. projects.OfType<Project>()];
    }

    private static User? ReadOwner(Organization organization, BodyReader body)
    {
        if (body.Text("owner") is not { Length: > 0 } name)
            return null;
        var owner = organization.Members.Find(member => member.User.Username == name)?.User;
        if (owner is null)
            body.Fail("owner", "User does not exist");
        return owner;
    }

    private static CommitInput ReadCommit(BodyReader body) => new(
        body.Text("id", maxLength: 64, isRequired: true),
        body.Text("repository", maxLength: 64),
        body.Text("message"),
        body.Text("author_name", maxLength: 128),
        body.Text("author_email", maxLength: 200),
        body.Date("timestamp"),
        body.List("patch_set", file => (
            file.Text("path", maxLength: 510, isRequired: true) ?? "", file.Text("type", maxLength: 1, isRequired: true) ?? "")) ?? []);

    private static RefInput ReadRef(BodyReader body) => new(
        body.Text("repository", maxLength: 200, isRequired: true),
        body.Text("commit", maxLength: 64, isRequired: true));

    private static Repository FindOrAddRepository(Organization organization, SandboxState state, string name)
    {
        var repository = organization.Repositories.Find(candidate => candidate.Name == name);
        if (repository is null)
        {
            repository = new Repository(state.NextId(), name, state.Now);
            organization.Repositories.Add(repository);
        }

        return repository;
    }
}
