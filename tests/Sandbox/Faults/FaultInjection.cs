using Microsoft.AspNetCore.Http.Features;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Sandbox.Faults;

/// <summary>The middleware that gives planned faults their turn.</summary>
internal sealed class FaultInjection(RequestDelegate next, FaultPlan plan)
{
    public Task InvokeAsync(HttpContext context) =>
        plan.Take(context.Features.GetRequiredFeature<RecordedRequest>()) is { } fault
            ? fault(context, next)
            : next(context);
}
