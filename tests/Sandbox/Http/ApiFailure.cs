using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Http;

/// <summary>Ends a call with an error response.</summary>
internal sealed class ApiFailure(Response response) : Exception
{
    public Response Response { get; } = response;

    public static ApiFailure BadRequest(string detail) => new(Response.Detail(400, detail));

    public static ApiFailure InvalidFields(JsonObject errors) => new(Response.Json(400, errors));

    public static ApiFailure InvalidField(string field, string message) =>
        InvalidFields(new JsonObject { [field] = new JsonArray(message) });

    public static ApiFailure Forbidden() =>
        new(Response.Detail(403, "You do not have permission to perform this action."));

    public static ApiFailure NotFound() => new(Response.Detail(404, "The requested resource does not exist"));

    /// <summary>One of Sentry's own mistakes.</summary>
    public static ApiFailure Internal() =>
        new(Response.Json(500, new JsonObject { ["detail"] = "Internal Error", ["errorId"] = null }));
}
