using SentryPS.Sandbox.Resources;

namespace SentryPS.Tests.Shell;

/// <summary>One sandbox and one shell for the tests of a class, which run one after another and change nothing on the server.</summary>
public sealed class SharedSandbox : IAsyncLifetime
{
    internal SandboxSession Session { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Session = await SandboxSession.StartAsync(new() { Issues = 250 });

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}

/// <summary>The base of test classes that share a sandbox.</summary>
public abstract class SharedSandboxTests : IClassFixture<SharedSandbox>
{
    protected SharedSandboxTests(SharedSandbox shared)
    {
        Session = shared.Session;
        Session.Server.Requests.Clear();
        Session.Server.Faults.Clear();
    }

    private protected SandboxSession Session { get; }

    private protected ShellResult Run(string script) => Session.Run(script);

    /// <summary>The ids of the main organization's issues that lists show, in no order.</summary>
    private protected HashSet<string> ListedIds(Func<SandboxState, Issue, bool> match) => Session.Server.ListedIds(match);
}
