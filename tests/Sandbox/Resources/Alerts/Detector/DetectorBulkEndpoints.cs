using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>Changes of many detectors at a time: those with the given ids, or all that a query or a project selects.</summary>
internal static class DetectorBulkEndpoints
{
    private const string NotFound = "Some detectors were not found or you do not have permission to change them.";
    private static readonly string[] s_filters = ["id", "query", "project", "projectSlug"];

    public static void Map(ApiRoutes routes)
    {
        routes.Put(DetectorEndpoints.Detectors, Scopes.DetectorWrite, DetectorEndpoints.ForPeople(Update));
        routes.Delete(DetectorEndpoints.Detectors, Scopes.DetectorWrite, DetectorEndpoints.ForPeople(Delete));
    }

    /// <summary>Any of these limits a call, even where it selects everything.</summary>
    public static void RequireFilter(ApiCall call)
    {
        if (!s_filters.Any(name => call.Query.All(name).Count > 0))
            throw ApiFailure.BadRequest("At least one of 'id', 'query', 'project', or 'projectSlug' must be provided.");
    }

    private static Response Update(ApiCall call)
    {
        var detectors = Select(call);
        var body = new BodyReader(call.Body());
        var enabled = body.Boolean("enabled");
        if (enabled is null)
            body.Fail("enabled", "This field is required.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        if (detectors.Count == 0)
            return Response.Detail(200, "No detectors found.");
        if (detectors.Exists(detector => detector.IsSystem) && !call.Caller.Has(Scopes.OrganizationWrite))
            throw ApiFailure.Forbidden();

        // Nothing is changed where one of them has no seat.
        var more = detectors.Count(detector => detector is { NeedsSeat: true, Enabled: false });
        if (enabled == true && more > 0 && !DetectorChange.HasSeat(call.Organization, more))
            throw ApiFailure.InvalidField("status", "There are no seats left for this monitor. Add budget for uptime monitors.");

        foreach (var detector in detectors)
            detector.Enabled = enabled!.Value;
        var page = PageNumberPaginator.Paginate(detectors, call);
        return page.AddTo(
            Response.Ok(ApiJson.Array(page.Rows.Select(row => (JsonNode)AlertShape.Detector(row, call.Organization)))),
            call,
            hits: detectors.Count);
    }

    private static Response Delete(ApiCall call)
    {
        var detectors = Select(call);
        if (detectors.Count == 0)
            return Response.Detail(200, "No detectors found.");
        if (detectors.Exists(detector => detector.IsSystem))
            throw ApiFailure.Forbidden();
        detectors.ForEach(detector => DetectorEndpoints.Remove(call.Organization, detector));
        return Response.Empty(204);
    }

    private static List<Detector> Select(ApiCall call)
    {
        RequireFilter(call);
        var detectors = DetectorEndpoints.Select(call);
        return DetectorEndpoints.Ids(call) is { Count: > 0 } ids && ids.Distinct().Count() != detectors.Count
            ? throw ApiFailure.BadRequest(NotFound)
            : detectors;
    }
}
