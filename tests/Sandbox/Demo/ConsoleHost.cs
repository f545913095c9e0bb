using System.Globalization;
using System.Management.Automation.Host;

namespace SentryPS.Sandbox.Demo;

/// <summary>The least of a PowerShell host: it shows what commands write.</summary>
public sealed class ConsoleHost(TextWriter output) : PSHost
{
    private readonly ConsoleHostUI _ui = new(output);

    public override string Name => "SentryPS sandbox";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => _ui;

    public override void SetShouldExit(int exitCode)
    {
        // A script's exit ends that script; the demo decides for itself how it ends.
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
