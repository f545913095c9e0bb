using System.Text.Json;
using System.Text.RegularExpressions;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>From short ids and event ids to what they stand for.</summary>
internal static partial class IssueLookupEndpoints
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("organizations/{organization}/shortids/{shortId}/", Scopes.EventRead, ResolveShortId);
        routes.Get("organizations/{organization}/eventids/{eventId}/", Scopes.OrganizationRead, ResolveEventId);
    }

    private static Response ResolveShortId(ApiCall call)
    {
        var shortId = call.Segment("shortId");
        if (!ShortId().IsMatch(shortId))
            throw ApiFailure.BadRequest("Malformed short ID");
        if (call.Organization.Issues.Find(shortId) is not { IsVisible: true } issue)
            throw ApiFailure.NotFound();

        return Response.Json(200, writer =>
        {
            writer.WriteStartObject();
            WriteLocation(writer, call, issue);
            writer.WriteString("shortId", issue.ShortId);
            writer.WritePropertyName("group");
            IssueShape.WriteIssue(writer, issue, IssueView.FromQuery(call));
            writer.WriteEndObject();
        });
    }

    private static Response ResolveEventId(ApiCall call)
    {
        if (IssueEvents.Find(call.Organization, call.Segment("eventId")) is not { Issue.IsVisible: true } @event)
            throw ApiFailure.NotFound();

        return Response.Json(200, writer =>
        {
            writer.WriteStartObject();
            WriteLocation(writer, call, @event.Issue);
            writer.WriteString("eventId", @event.Id);
            writer.WritePropertyName("event");
            EventShape.Full(@event).WriteTo(writer);
            writer.WriteEndObject();
        });
    }

    private static void WriteLocation(Utf8JsonWriter writer, ApiCall call, Issue issue)
    {
        writer.WriteString("organizationSlug", call.Organization.Slug);
        writer.WriteString("projectSlug", issue.Project.Slug);
        writer.WriteString("groupId", ApiJson.Id(issue.Id));
    }

    [GeneratedRegex(@"^[\w.-]+-[0-9A-Za-z]+$")]
    private static partial Regex ShortId();
}
