using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Collections;
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
        routes.Put("organizations/{organization}/", Scopes.OrganizationWrite, Update);
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

    private static Response Detail(ApiCall call) =>
        Response.Ok(OrganizationShape.Detail(call, isDetailed: call.Query["detailed"] != "0"));

    private static Response Update(ApiCall call)
    {
        var organization = call.Organization;
        var body = new BodyReader(call.Body());
        var slug = body.Slug("slug");
        var name = body.Text("name", maxLength: 64);
        if (slug is not null && call.State.FindOrganization(slug) is { } other && other != organization)
            body.Fail("slug", $"The slug \"{slug}\" is already in use.");

        var settings = FieldSet.Read(body, OrganizationSettings.Fields);
        var ofOwners = FieldSet.Read(body, OrganizationSettings.OwnerFields);
        body.Ignore("avatarType", "avatar", "cancelDeletion");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        organization.Slug = slug ?? organization.Slug;
        organization.Name = name ?? organization.Name;
        FieldSet.Apply(settings, organization.Settings);
        if (call.Caller.Has("org:admin"))
            FieldSet.Apply(ofOwners, organization.Settings);
        return Response.Ok(OrganizationShape.Detail(call, isDetailed: true));
    }

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
