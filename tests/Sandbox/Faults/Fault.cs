namespace SentryPS.Sandbox.Faults;

/// <summary>A piece of middleware that misbehaves. <paramref name="next"/> is the server as it should be.</summary>
public delegate Task Fault(HttpContext context, RequestDelegate next);

/// <summary>The ways in which servers and networks fail.</summary>
public static class FaultKinds
{
    /// <summary>Any answer at all.</summary>
    public static Fault Answer(
        int status,
        string body = "",
        string? contentType = "application/json",
        params (string Name, string Value)[] headers) =>
        async (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
                context.Response.Headers.Append(name, value);
            if (body.Length > 0)
                await context.Response.WriteAsync(body, context.RequestAborted);
        };

    /// <summary>A status without a body or content type.</summary>
    public static Fault Empty(int status) => Answer(status, contentType: null);

    /// <summary>The page of a proxy in front of Sentry.</summary>
    public static Fault Html(int status, string title) =>
        Answer(
            status,
            $"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>",
            "text/html; charset=UTF-8");

    /// <summary>Sentry's own failure, with the id under which it was logged.</summary>
    public static Fault InternalError(string? errorId) =>
        Answer(500, $$"""{"detail":"Internal Error","errorId":{{(errorId is null ? "null" : $"\"{errorId}\"")}}}""");

    /// <summary>A rate limit whose window ends at <paramref name="reset"/>.</summary>
    public static Fault RateLimited(DateTimeOffset reset, int limit = 5, int seconds = 1) =>
        Answer(
            429,
            "{\"detail\":\"You are attempting to use this endpoint too frequently. " +
            $"Limit is {limit} requests in {seconds} seconds\"}}",
            "text/html",
            ("X-Sentry-Rate-Limit-Limit", $"{limit}"),
            ("X-Sentry-Rate-Limit-Remaining", "0"),
            ("X-Sentry-Rate-Limit-Reset", $"{reset.ToUnixTimeSeconds()}"));

    /// <summary>No answer, until the client gives up.</summary>
    public static Fault Hang() => (context, _) => UntilAborted(context);

    /// <summary>The connection breaks before the server has done anything.</summary>
    public static Fault ResetBefore() => (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>The server does what it was asked, and then the connection breaks.</summary>
    public static Fault ResetAfter() => async (context, next) =>
    {
        await RunBuffered(context, next);
        context.Abort();
    };

    /// <summary>The server does what it was asked, and then answers with this.</summary>
    public static Fault After(Fault answer) => async (context, next) =>
    {
        await RunBuffered(context, next);
        context.Response.Clear();
        await answer(context, next);
    };

    /// <summary>The connection breaks after this part of the body.</summary>
    public static Fault Truncate(int bytes) => async (context, next) =>
    {
        await SendPart(context, next, bytes);
        // A reset overtakes what is still on its way, and then the client would see no answer at all.
        await Task.Delay(50, context.RequestAborted);
        context.Abort();
    };

    /// <summary>Nothing follows this part of the body, until the client gives up.</summary>
    public static Fault Stall(int bytes) => async (context, next) =>
    {
        await SendPart(context, next, bytes);
        await UntilAborted(context);
    };

    /// <summary>The whole body, in this many pieces with a pause before each.</summary>
    public static Fault Slow(int pieces, TimeSpan pause) => async (context, next) =>
    {
        var body = await RunBuffered(context, next);
        foreach (var piece in body.Chunk(Math.Max(1, (body.Length + pieces - 1) / pieces)))
        {
            await Task.Delay(pause, context.RequestAborted);
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    };

    /// <summary>The body as it should be, called something else.</summary>
    public static Fault ContentType(string contentType) => async (context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            context.Response.ContentType = contentType;
            return Task.CompletedTask;
        });
        await next(context);
    };

    /// <summary>The page as it should be, whose next cursor leads to the page itself.</summary>
    public static Fault LoopingCursor() => async (context, next) =>
    {
        if (context.Request.Query["cursor"] is [{ } cursor, ..])
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Link = $"<https://sentry.example/?&cursor={cursor}>; rel=\"next\"; results=\"true\"; cursor=\"{cursor}\"";
                return Task.CompletedTask;
            });
        }

        await next(context);
    };

    /// <summary>Rows that come twice on one page, as where rows move while they are listed.</summary>
    public static Fault DuplicateRows() => async (context, next) =>
    {
        var body = await RunBuffered(context, next);
        if (body is [(byte)'[', (byte)'{', .., (byte)']'])
        {
            context.Response.ContentLength = null;
            body = [.. body.AsSpan(..^1), (byte)',', .. body.AsSpan(1..)];
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    };

    private static async Task SendPart(HttpContext context, RequestDelegate next, int bytes)
    {
        var body = await RunBuffered(context, next);
        await context.Response.Body.WriteAsync(body.AsMemory(0, Math.Min(bytes, body.Length)), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task<byte[]> RunBuffered(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return buffer.ToArray();
    }

    private static async Task UntilAborted(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, which is what this waits for.
        }
    }
}
