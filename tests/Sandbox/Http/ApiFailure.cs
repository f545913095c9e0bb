using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Http;

/// <summary>Ends a call with an error answer.</summary>
internal sealed class ApiFailure(Answer answer) : Exception
{
    public Answer Answer { get; } = answer;

    public static ApiFailure BadRequest(string detail) => new(Answer.Detail(400, detail));

    public static ApiFailure InvalidFields(JsonObject errors) => new(Answer.Json(400, errors));

    public static ApiFailure InvalidField(string field, string message) =>
        InvalidFields(new JsonObject { [field] = new JsonArray(message) });

    public static ApiFailure Forbidden() =>
        new(Answer.Detail(403, "You do not have permission to perform this action."));

    public static ApiFailure NotFound() => new(Answer.Detail(404, "The requested resource does not exist"));
}
