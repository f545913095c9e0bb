using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace SentryPS.Sandbox.Requests;

/// <summary>The outermost middleware: reads and records each request before anything answers it.</summary>
internal sealed class RequestRecorder(RequestDelegate next, RequestLog log, string basePath)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = Describe(context, await reader.ReadToEndAsync(context.RequestAborted));
        context.Features.Set(request);

        // Before the first byte of the answer leaves, so that a client that has the answer finds the status here.
        var complete = log.Add(request);
        context.Response.OnStarting(() =>
        {
            complete(context.Response.StatusCode);
            return Task.CompletedTask;
        });

        await next(context);
    }

    private RecordedRequest Describe(HttpContext context, string body)
    {
        // RawTarget is the only place where the percent-encoding survives.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        if (basePath.Length > 0 && path.StartsWith(basePath, StringComparison.Ordinal))
            path = path[basePath.Length..];

        return new RecordedRequest(
            context.Request.Method,
            path,
            question < 0 ? "" : target[question..],
            ParseQuery(context.Request.QueryString.Value),
            context.Request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase),
            body,
            Status: 0);
    }

    private static List<KeyValuePair<string, string>> ParseQuery(string? queryString)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(queryString))
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return pairs;
    }
}
