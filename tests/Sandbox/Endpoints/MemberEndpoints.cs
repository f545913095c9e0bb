using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Shapes;

namespace SentryPS.Sandbox.Endpoints;

internal static class MemberEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/members/", Scopes.MemberRead, List);

    private static Answer List(ApiCall call)
    {
        var query = call.Query["query"] ?? "";
        var members = call.Organization.Members
            .Where(member => member.User.Email.Contains(query, StringComparison.OrdinalIgnoreCase)
                || member.User.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
            .OrderBy(member => member.User.Email, StringComparer.Ordinal)
            .ToList();

        var page = PageNumberPaginator.Paginate(members, call);
        return page.AddTo(Answer.Ok(ApiJson.Array(page.Rows.Select(UserShape.Member))), call);
    }
}
