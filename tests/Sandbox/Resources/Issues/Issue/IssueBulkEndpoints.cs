using System.Globalization;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Changes of many issues at a time: those with the given ids, or without ids all that the query selects, up to a
/// thousand.
/// </summary>
internal static class IssueBulkEndpoints
{
    private const string OfOrganization = "organizations/{organization}/issues/";
    private const string OfProject = "projects/{organization}/{project}/issues/";
    private const int MaxSelected = 1000;

    public static void Map(ApiRoutes routes)
    {
        routes.Put(OfOrganization, Scopes.EventWrite, call => Update(call));
        routes.Put(OfProject, Scopes.EventWrite, call => Update(call, call.Project));
        routes.Delete(OfOrganization, Scopes.EventAdmin, call => Delete(call));
        routes.Delete(OfProject, Scopes.EventAdmin, call => Delete(call, call.Project));
    }

    private static Response Update(ApiCall call, Project? project = null)
    {
        var issues = Select(call, project);
        if (issues.Count == 0 && call.Options.BulkFallbackBug)
            issues = SelectByQuery(call, project);
        if (issues.Count == 0)
            return Response.Empty(204);

        var projects = issues.Select(issue => issue.Project).ToHashSet();
        var body = new BodyReader(call.Body());
        var change = new IssueChangeValidator(call.Organization, projects).Validate(body);
        if (change.Discard)
            return IssueDiscard.Carry(call, body, issues);
        if (change.Merge)
            CheckMerge(issues, projects);

        var updater = new IssueUpdater(call.Organization, call.Caller.User, call.State.Now);
        return Response.Ok(updater.Apply(change, issues));
    }

    /// <summary>The answer is the same whether anything was there to delete or not.</summary>
    private static Response Delete(ApiCall call, Project? project = null)
    {
        foreach (var issue in Select(call, project))
            issue.Status = "pending_deletion";
        call.Organization.Issues.ContentChanged();
        return Response.Empty(204);
    }

    private static IReadOnlyList<Issue> Select(ApiCall call, Project? project)
    {
        var ids = call.Query.All("id");
        if (ids.Count == 0)
            return SelectByQuery(call, project);

        // Ids that exist nowhere, or out of scope, are skipped without a word.
        var scope = project is null ? ProjectScope.FromQuery(call) : [project];
        return
        [
            .. ids.Select(ParseId)
                .Select(call.Organization.Issues.Find)
                .OfType<Issue>()
                .Where(issue => issue.IsVisible && scope?.Contains(issue.Project) != false)
                .Distinct(),
        ];
    }

    private static IReadOnlyList<Issue> SelectByQuery(ApiCall call, Project? project)
    {
        var selection = new IssueSelection(call, project);
        return [.. selection.ToList().Where(selection.Query.MatchesStatus).Take(MaxSelected)];
    }

    private static long ParseId(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw ApiFailure.BadRequest("Group ids must be integers");

    private static void CheckMerge(IReadOnlyList<Issue> issues, HashSet<Project> projects)
    {
        if (projects.Count > 1)
            throw ApiFailure.BadRequest("Merging across multiple projects is not supported");
        if (issues.Any(issue => issue.Category != "error"))
            throw ApiFailure.BadRequest("Only error issues can be merged.");
        if (issues.Count < 2)
            throw ApiFailure.BadRequest("Please select at least two issues to merge.");
    }
}
