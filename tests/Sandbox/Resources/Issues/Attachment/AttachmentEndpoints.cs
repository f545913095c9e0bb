using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>The files that came with events.</summary>
internal static class AttachmentEndpoints
{
    private const string OfEvent = "projects/{organization}/{project}/events/{event}/attachments/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(OfEvent, Scopes.ProjectRead, List);
        routes.Get(OfEvent + "{attachment}/", Scopes.ProjectRead, Get);
        routes.Get("organizations/{organization}/issues/{issue}/attachments/", Scopes.EventRead, ListOfIssue);
    }

    private static Response List(ApiCall call) => PageNumberPaginator.Respond(Find(call), call, Shape);

    private static Response ListOfIssue(ApiCall call)
    {
        var attachments = EventAttachment.Of(IssueEndpoints.Find(call));
        var page = RowOffsetPaginator.Paginate(
            offset => attachments.Skip(offset), PageSize.FromPerPage(call.Query), Cursor.FromQuery(call.Query));
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(Shape))), call);
    }

    /// <summary>What it is, or what is in it. Tokens without a user have no role in the organization, and so get neither.</summary>
    private static Response Get(ApiCall call)
    {
        if (call.Caller.User is null)
            throw ApiFailure.Forbidden();

        var attachment = Find(call).Find(found => ApiJson.Id(found.Id).ToString() == call.Segment("attachment")) ?? throw ApiFailure.NotFound();
        return call.Query["download"] is null
            ? Response.Ok(Shape(attachment))
            : Response.Bytes(attachment.ContentType ?? "application/octet-stream", attachment.Content)
                .With("Content-Disposition", "attachment; filename=\"attachment\"");
    }

    private static List<EventAttachment> Find(ApiCall call) =>
        IssueEvents.Find(call.Organization, call.Segment("event")) is { Issue.IsVisible: true } @event && @event.Issue.Project == call.Project
            ? [.. EventAttachment.Of(@event.Issue).Where(attachment => attachment.EventId == @event.Id)]
            : throw ApiFailure.NotFound();

#pragma warning disable CA5350 // It is the hash that Sentry has.
    private static JsonObject Shape(EventAttachment attachment) => new()
    {
        ["id"] = ApiJson.Id(attachment.Id),
        ["event_id"] = attachment.EventId,
        ["type"] = attachment.Type,
        ["name"] = attachment.Name,
        ["mimetype"] = attachment.ContentType,
        ["dateCreated"] = ApiJson.Date(attachment.DateCreated),
        ["size"] = attachment.Content.Length,
        ["headers"] = attachment.ContentType is { } type ? new JsonObject { ["Content-Type"] = type } : new JsonObject(),
        ["sha1"] = Convert.ToHexStringLower(SHA1.HashData(attachment.Content)),
    };
#pragma warning restore CA5350
}
