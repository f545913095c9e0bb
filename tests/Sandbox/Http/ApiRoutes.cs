using Microsoft.AspNetCore.Http.Features;
using SentryPS.Sandbox.Limits;
using SentryPS.Sandbox.Requests;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Http;

/// <summary>
/// Maps paths below <c>/api/0/</c> to functions from a call to a response. Each call is answered under the state's
/// lock, so that every answer is a consistent view.
/// </summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder endpoints, SandboxServer server)
{
    public void Get(string path, string[] scopes, Func<ApiCall, Response> respond, RateLimit? limit = null) =>
        Map("GET", path, scopes, respond, limit);

    public void Post(string path, string[] scopes, Func<ApiCall, Response> respond, RateLimit? limit = null) =>
        Map("POST", path, scopes, respond, limit);

    public void Put(string path, string[] scopes, Func<ApiCall, Response> respond, RateLimit? limit = null) =>
        Map("PUT", path, scopes, respond, limit);

    public void Delete(string path, string[] scopes, Func<ApiCall, Response> respond, RateLimit? limit = null) =>
        Map("DELETE", path, scopes, respond, limit);

    /// <summary>
    /// Maps a path below <c>/api/</c> that takes what is sent with a project's key. A token has no business there: who sends
    /// one gives it away.
    /// </summary>
    public void Ingest(string method, string path, Func<SandboxState, RecordedRequest, Func<string, string>, Response> respond) =>
        endpoints.MapMethods($"{server.Options.BasePath}/api/{path}", [method], async context =>
        {
            await Task.Delay(server.Options.Latency, context.RequestAborted);
            var request = context.Features.GetRequiredFeature<RecordedRequest>();
            var response = context.Request.Headers.ContainsKey("Authorization")
                ? Response.Detail(500, "A token was sent to the host of a DSN.")
                : server.State.Read(state => respond(state, request, name => (string)context.Request.RouteValues[name]!));
            await response.WriteAsync(context);
        });

    private void Map(string method, string path, string[] scopes, Func<ApiCall, Response> respond, RateLimit? limit)
    {
        var bucket = $"{method} {path}";
        endpoints.MapMethods(
            $"{server.Options.BasePath}/api/0/{path}",
            [method],
            context => RespondAsync(context, bucket, scopes, respond, limit));
    }

    private async Task RespondAsync(
        HttpContext context, string bucket, string[] scopes, Func<ApiCall, Response> respond, RateLimit? limit)
    {
        try
        {
            var caller = server.Tokens.Authenticate(context.Request.Headers.Authorization.ToString());
            using var place = server.Limiter.Enter(context.Response, caller, bucket, limit ?? RateLimit.Default);
            await Task.Delay(server.Options.Latency, context.RequestAborted);

            caller.Require(scopes);
            var computed = Compute(new ApiCall(server, context, caller), respond);
            server.Tell(context.Features.GetRequiredFeature<RecordedRequest>(), computed);
            await computed.WriteAsync(context);
        }
        catch (ApiFailure failure)
        {
            await failure.Response.WriteAsync(context);
        }
        catch (Exception error) when (error is not OperationCanceledException && !context.Response.HasStarted)
        {
            // A mistake of the sandbox itself; the client sees what Sentry would answer for one of its own.
            await Console.Error.WriteLineAsync($"{bucket}: {error}");
            await ApiFailure.Internal().Response.WriteAsync(context);
        }
    }

    private Response Compute(ApiCall call, Func<ApiCall, Response> respond) => server.State.Read(_ => respond(call));
}
