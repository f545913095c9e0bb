using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>Where a release has been deployed. Unlike releases, the same deploy twice is two.</summary>
internal static class DeployEndpoints
{
    private const string Deploys = "organizations/{organization}/releases/{version}/deploys/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Deploys, Scopes.ReleaseRead, List);
        routes.Post(Deploys, Scopes.ReleaseWrite, Create);
    }

    /// <summary>No history: of each environment, the latest.</summary>
    private static Response List(ApiCall call)
    {
        var deploys = ReleaseEndpoints.Find(call).Deploys
            .OrderByDescending(deploy => deploy.DateFinished)
            .DistinctBy(deploy => deploy.Environment)
            .ToList();
        var page = PageNumberPaginator.Paginate(deploys, call);
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(ReleaseShape.Deploy))), call);
    }

    private static Response Create(ApiCall call)
    {
        var release = ReleaseEndpoints.Find(call);
        var body = new BodyReader(call.Body());
        var environment = body.Text("environment", maxLength: 64, isRequired: true);
        var name = body.Text("name", maxLength: 64);
        var url = body.Url("url");
        var dateStarted = body.Date("dateStarted");
        var dateFinished = body.Date("dateFinished");
        body.ThrowIfInvalid();

        if (!call.Organization.Environments.Contains(environment!))
            call.Organization.Environments.Add(environment!);
        var deploy = new Deploy(
            call.State.NextId(), environment!, name, url, dateStarted, dateFinished ?? call.State.Now);
        release.Deploys.Add(deploy);
        return Response.Json(201, ReleaseShape.Deploy(deploy));
    }
}
