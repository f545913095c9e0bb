using System.Globalization;
using System.Text.RegularExpressions;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Limits;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>Lists of issues, and single ones.</summary>
internal static partial class IssueEndpoints
{
    private const string OfOrganization = "organizations/{organization}/issues/";
    private const string OfProject = "projects/{organization}/{project}/issues/";
    private const string One = OfOrganization + "{issue}/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(OfOrganization, Scopes.EventRead, call => List(call), RateLimit.IssueList);
        routes.Get(OfProject, Scopes.EventRead, call => List(call, call.Project), RateLimit.Issue);
        routes.Get(One, Scopes.EventRead, Detail, RateLimit.Issue);
        routes.Put(One, Scopes.EventWrite, Update, RateLimit.Issue);
        routes.Delete(One, Scopes.EventAdmin, Delete, RateLimit.IssueDelete);
    }

    /// <summary>The issue in the path, by id or short id.</summary>
    public static Issue Find(ApiCall call) =>
        call.Organization.Issues.Find(call.Segment("issue")) is { IsVisible: true } issue
            ? issue
            : throw ApiFailure.NotFound();

    private static Response List(ApiCall call, Project? project = null)
    {
        var selection = new IssueSelection(call, project);
        var view = IssueView.FromQuery(call) with
        {
            StatsPeriod = StatsPeriod(call.Query),
            HasFilteredFigures = selection.Query.FiltersEvents || selection.HasEnvironments,
        };

        if (call.Query.All("group") is { Count: > 0 } ids)
            return Rows(FindGroups(call, ids), view);
        if (DirectHit(call) is { } hit)
            return Rows([hit], view).With("X-Sentry-Direct-Hit", "1");

        var issues = selection.ToList();
        var page = ScorePaginator.Paginate(
            issues, selection.Score, PageSize.FromLimit(call.Query), Cursor.FromQuery(call.Query));

        // The status is looked at last, so a page may lose rows here that nothing replaces.
        var rows = page.Rows.Where(selection.Query.MatchesStatus);
        return page.AddTo(Rows(rows, view), call, hits: issues.Count);
    }

    private static Response Rows(IEnumerable<Issue> issues, IssueView view) =>
        Response.Json(200, writer =>
        {
            writer.WriteStartArray();
            foreach (var issue in issues)
                IssueShape.WriteRow(writer, issue, view);
            writer.WriteEndArray();
        });

    private static string StatsPeriod(QueryParameters query)
    {
        var period = query["groupStatsPeriod"];
        if (period is null)
            return "24h";
        return period.Length == 0 || IssueStats.IsPeriod(period)
            ? period
            : throw ApiFailure.BadRequest("Invalid stats_period. Valid choices are '', '24h', '14d', and 'auto'");
    }

    /// <summary>Asked for by id, issues come whatever the query says, and all on one page.</summary>
    private static IEnumerable<Issue> FindGroups(ApiCall call, IReadOnlyList<string> ids)
    {
        if (!ids.All(id => long.TryParse(id, CultureInfo.InvariantCulture, out _)))
            throw ApiFailure.BadRequest("Group ids must be integers");
        return ids.Select(call.Organization.Issues.Find).OfType<Issue>().Where(issue => issue.IsVisible).Distinct();
    }

    /// <summary>A query that is nothing but the id of an event, or a short id where that is wanted.</summary>
    private static Issue? DirectHit(ApiCall call)
    {
        var query = call.Query["query"]?.Trim() ?? "";
        var issue = EventId().IsMatch(query)
            ? IssueEvents.Find(call.Organization, query)?.Issue
            : call.Query.IsTrue("shortIdLookup") ? FindByShortId(call.Organization, query) : null;
        return issue?.IsVisible == true ? issue : null;
    }

    private static Issue? FindByShortId(Organization organization, string text) =>
        text.Contains('-', StringComparison.Ordinal) ? organization.Issues.Find(text) : null;

    private static Response Detail(ApiCall call)
    {
        var issue = Find(call);
        return Response.Json(200, writer => IssueShape.WriteDetail(writer, issue, IssueView.FromQuery(call)));
    }

    private static Response Update(ApiCall call)
    {
        var issue = Find(call);
        var body = new BodyReader(call.Body());
        var change = new IssueChangeValidator(call.Organization, [issue.Project]).Validate(body);
        if (change.Discard)
            return IssueDiscard.Carry(call, body, [issue]);

        new IssueUpdater(call.Organization, call.Caller.User, call.State.Now)
            .Apply(change with { Merge = false }, [issue]);
        return Response.Json(200, writer => IssueShape.WriteIssue(writer, issue, IssueView.FromQuery(call)));
    }

    private static Response Delete(ApiCall call)
    {
        Find(call).Status = "pending_deletion";
        call.Organization.Issues.ContentChanged();
        return Response.Empty(202);
    }

    [GeneratedRegex("^[0-9a-fA-F]{32}$")]
    private static partial Regex EventId();
}
