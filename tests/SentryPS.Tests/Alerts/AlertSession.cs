using SentryPS.Sandbox;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

/// <summary>What tests of monitors and alerts ask of a sandbox.</summary>
internal static class AlertSession
{
    public static readonly SandboxOptions Options = new() { Issues = 0 };

    public static Task<SandboxSession> StartAsync(string[]? scopes = null) => SandboxSession.StartAsync(Options, scopes);

    public static Detector Monitor(this SandboxSession session, string name) =>
        session.Server.State.Read(state => state.Organizations[0].Detectors.Find(detector => detector.Name == name)!);

    public static Workflow Alert(this SandboxSession session, string name) =>
        session.Server.State.Read(state => state.Organizations[0].Workflows.Find(workflow => workflow.Name == name)!);

    public static HashSet<long> MonitorsWhere(this SandboxSession session, Func<Detector, bool> match) =>
        session.Server.State.Read(state => state.Organizations[0].Detectors.Where(match).Select(detector => detector.Id).ToHashSet());

    public static HashSet<long> AlertsWhere(this SandboxSession session, Func<Workflow, bool> match) =>
        session.Server.State.Read(state => state.Organizations[0].Workflows.Where(match).Select(workflow => workflow.Id).ToHashSet());

    /// <summary>The values of a property of the errors' exceptions, in order.</summary>
    public static IReadOnlyList<string> ErrorIds(this ShellResult result) =>
        [.. result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
}
