using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

internal static class MemberEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/members/", Scopes.MemberRead, List);

    private static Response List(ApiCall call)
    {
        var query = call.Query["query"] ?? "";
        var members = call.Organization.Members
            .Where(member => member.User.Email.Contains(query, StringComparison.OrdinalIgnoreCase)
                || member.User.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
            .OrderBy(member => member.User.Email, StringComparer.Ordinal)
            .ToList();

        var page = PageNumberPaginator.Paginate(members, call);
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(UserShape.Member))), call);
    }
}
