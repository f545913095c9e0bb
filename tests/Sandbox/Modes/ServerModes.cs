using Microsoft.AspNetCore.Http.Features;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Sandbox.Modes;

/// <summary>Servers that answer in good order, but not as Sentry's own does. Each is planned like a fault.</summary>
public static class ServerModes
{
    /// <summary>The clock in the Date header, often that of a proxy, is behind what the data say.</summary>
    public static Fault LaggingClock(TimeSpan lag) => (context, next) =>
    {
        context.Response.Headers.Date = DateTimeOffset.UtcNow.Subtract(lag).ToString("R");
        return next(context);
    };

    /// <summary>Parameters of these names have no effect; without its <c>query</c> a listing has everything.</summary>
    public static Fault IgnoringFilters(params string[] names) => (context, next) =>
    {
        var request = context.Features.GetRequiredFeature<RecordedRequest>();
        context.Features.Set(request with
        {
            Query =
            [
                .. request.Query.Where(pair => !names.Contains(pair.Key)),
                .. names.Where(name => name == "query").Select(name => KeyValuePair.Create(name, "")),
            ],
        });
        return next(context);
    };

    /// <summary>From now on the server is like this.</summary>
    public static void Become(this FaultPlan plan, Fault mode) => plan.Next(mode, times: int.MaxValue);
}
