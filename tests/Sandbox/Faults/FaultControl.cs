namespace SentryPS.Sandbox.Faults;

/// <summary>
/// The way to plan faults from outside: <c>PUT /sandbox/faults?seed=2</c> with a plan as its body replaces what was
/// planned, and DELETE clears it. It is no part of the API, and so needs no token and is in no log of requests.
/// </summary>
internal static class FaultControl
{
    public const string Path = "/sandbox/faults";

    public static async Task RespondAsync(HttpContext context, FaultPlan plan)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            switch (context.Request.Method)
            {
                case "PUT":
                    FaultText.Parse(text);
                    plan.Clear();
                    plan.Storm(text, int.TryParse(context.Request.Query["seed"], out var seed) ? seed : 1);
                    context.Response.StatusCode = StatusCodes.Status204NoContent;
                    break;
                case "DELETE":
                    plan.Clear();
                    context.Response.StatusCode = StatusCodes.Status204NoContent;
                    break;
                default:
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    break;
            }
        }
        catch (FormatException exception)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted);
        }
    }
}
