namespace SentryPS.Sandbox.Http;

/// <summary>What Django does with requests that no endpoint answers, or that lack the slash at the end.</summary>
internal sealed class DjangoConventions(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null)
            await ApiFailure.NotFound().Response.WriteAsync(context);
        else if (!context.Request.Path.Value!.EndsWith('/'))
            RedirectToSlash(context);
        else if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is null)
            // Routing puts an endpoint without methods in the place of one that exists for other methods only.
            await Response.Detail(405, $"Method \"{context.Request.Method}\" not allowed.").WriteAsync(context);
        else
            await next(context);
    }

    private static void RedirectToSlash(HttpContext context)
    {
        context.Response.StatusCode = 301;
        context.Response.Headers.Location =
            $"{context.Request.PathBase}{context.Request.Path.ToUriComponent()}/{context.Request.QueryString}";
    }
}
