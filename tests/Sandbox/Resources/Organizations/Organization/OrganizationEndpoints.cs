using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

internal static class OrganizationEndpoints
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("organizations/", Scopes.OrganizationRead, List);
        routes.Get("organizations/{organization}/", Scopes.OrganizationRead, Detail);
    }

    private static Response List(ApiCall call)
    {
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        var organizations = call.State.Organizations
            .Where(call.Caller.MayUse)
            .Where(organization => !call.Query.IsTrue("owner") || IsOwner(call, organization))
            .Where(organization => terms.TrueForAll(term => Matches(organization, term) != term.IsNegated));

        var page = call.Query["sortBy"] switch
        {
            "members" => Ordered(organization => organization.Members.Count),
            "projects" => Ordered(organization => organization.Projects.Count),
            "events" => Ordered(organization => organization.Issues.Sum(issue => issue.Count)),
            _ => ScorePaginator.Paginate(
                [.. organizations.OrderByDescending(CreatedAt)],
                CreatedAt,
                PageSize.FromPerPage(call.Query),
                Cursor.FromQuery(call.Query)),
        };

        var host = call.Options.LinkHost;
        var rows = page.Rows.Select(organization => OrganizationShape.Summary(organization, host));
        return page.AddTo(Response.Ok(ApiJson.Array(rows)), call);

        Page<Organization> Ordered(Func<Organization, long> weight) =>
            PageNumberPaginator.Paginate([.. organizations.OrderByDescending(weight)], call);
    }

    private static Response Detail(ApiCall call) => Response.Ok(OrganizationShape.Detail(
        call.Organization, call.Options.LinkHost, isDetailed: call.Query["detailed"] != "0"));

    private static long CreatedAt(Organization organization) => organization.DateCreated.ToUnixTimeMilliseconds();

    private static bool IsOwner(ApiCall call, Organization organization) =>
        organization.Members.Exists(member => member.User == call.Caller.User && member.Role == "owner");

    private static bool Matches(Organization organization, SearchTerm term) => term.Key switch
    {
        null => Contains(organization.Name, term.Value) || Contains(organization.Slug, term.Value),
        "id" => term.Values.Contains(ApiJson.Id(organization.Id)),
        "slug" => term.Values.Contains(organization.Slug),
        "status" => term.Values.Contains("active"),
        "email" => organization.Members.Exists(member => term.Values.Contains(member.User.Email)),
        "member_id" => organization.Members.Exists(member => term.Values.Contains(ApiJson.Id(member.Id))),
        "platform" => organization.Projects.Exists(project => term.Values.Contains(project.Platform)),
        _ => false,
    };

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
