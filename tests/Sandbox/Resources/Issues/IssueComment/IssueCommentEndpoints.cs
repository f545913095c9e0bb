using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>A comment of an issue.</summary>
public sealed class IssueComment
{
    public required long Id { get; init; }

    public required User Author { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    public required string Text { get; set; }
}

/// <summary>The comments of an issue, which Sentry's API calls notes.</summary>
internal static class IssueCommentEndpoints
{
    private const string Notes = "organizations/{organization}/issues/{issue}/notes/";
    private const string One = Notes + "{note}/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Notes, Scopes.EventRead, List);
        routes.Post(Notes, Scopes.EventWrite, Create);
        routes.Put(One, Scopes.EventWrite, Update);
        routes.Delete(One, Scopes.EventAdmin, Delete);
    }

    private static Response List(ApiCall call)
    {
        var comments = IssueEndpoints.Find(call).Notes.AsEnumerable().Reverse();
        var page = RowOffsetPaginator.Paginate(offset => comments.Skip(offset), PageSize.FromPerPage(call.Query), Cursor.FromQuery(call.Query));
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(Shape))), call);
    }

    private static Response Create(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        var author = Author(call);
        var text = Text(call);
        var isRepeated = issue.Notes.Any(note =>
            note.Author == author && note.Text == text && note.DateCreated > call.State.Now.AddHours(-1));
        if (isRepeated)
            throw ApiFailure.BadRequest("You have already posted that comment.");

        var comment = new IssueComment { Id = call.State.NextId(), Author = author, DateCreated = call.State.Now, Text = text };
        issue.Notes.Add(comment);
        issue.Comments++;
        return Response.Json(201, Shape(comment));
    }

    private static Response Update(ApiCall call)
    {
        var comment = FindOwn(call);
        comment.Text = Text(call);
        return Response.Ok(Shape(comment));
    }

    private static Response Delete(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        issue.Notes.Remove(FindOwn(call));
        issue.Comments--;
        return Response.Empty(204);
    }

    /// <summary>A comment of the caller; for changes, those of others are not there.</summary>
    private static IssueComment FindOwn(ApiCall call)
    {
        var author = Author(call);
        return IssueEndpoints.Find(call).Notes.Find(note =>
                note.Id.ToString(CultureInfo.InvariantCulture) == call.Segment("note") && note.Author == author)
            ?? throw ApiFailure.NotFound();
    }

    private static User Author(ApiCall call) => call.Caller.User ?? throw ApiFailure.Forbidden();

    private static string Text(ApiCall call)
    {
        var body = new BodyReader(call.Body());
        var text = body.Text("text", isRequired: true);
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        return text!.Trim();
    }

    private static JsonObject Shape(IssueComment comment) => new()
    {
        ["id"] = ApiJson.Id(comment.Id),
        ["user"] = UserShape.User(comment.Author),
        ["type"] = "note",
        ["data"] = new JsonObject { ["text"] = comment.Text },
        ["dateCreated"] = ApiJson.Date(comment.DateCreated),
    };
}
