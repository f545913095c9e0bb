using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>A sandbox for the samples of all commands, and a shell that is connected to it.</summary>
public sealed class SampleSandbox : IAsyncLifetime
{
    internal SandboxSession Session { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Session = await StartAsync();

    public ValueTask DisposeAsync() => Session.DisposeAsync();

    internal static async Task<SandboxSession> StartAsync()
    {
        var session = await SandboxSession.StartAsync(new() { Issues = 120, Projects = 2 }, connectParameters: "-MaximumRetryCount 0");
        session.SetSampleVariables();
        return session;
    }
}

/// <summary>The base of test classes that run samples, one after another. What a test leaves behind it cleans up.</summary>
public abstract class SampleTests : IClassFixture<SampleSandbox>, IDisposable
{
    protected SampleTests(SampleSandbox shared) => Session = shared.Session;

    private protected SandboxSession Session { get; }

    private protected SandboxServer Server => Session.Server;

    public void Dispose()
    {
        Server.Faults.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs what comes before a sample, and forgets its requests.</summary>
    private protected void Prepare(CommandSample sample)
    {
        Session.SetSampleVariables();
        Session.Run(sample.Given);
        Server.Requests.Clear();
    }

    /// <summary>Makes the connection <c>$limited</c>, with a token of these scopes.</summary>
    private protected void Limit(IEnumerable<string> scopes) => Limit(TokenKind.Personal, scopes);

    /// <inheritdoc cref="Limit(IEnumerable{string})"/>
    private protected void Limit(TokenKind kind, IEnumerable<string> scopes)
    {
        Session.Shell.Set("limitedToken", Server.IssueToken(kind, [.. scopes]));
        Session.Run(
            "$limited = Connect-Sentry -Url $url -Token $limitedToken -Organization acme -MaximumRetryCount 0 -PassThru; "
            + "Connect-Sentry -Url $url -Token $token -Organization acme -MaximumRetryCount 0").AssertNoErrors();
    }
}

internal static class SampleVariables
{
    /// <summary>Sets the variables of samples to what is there: some remove and merge issues.</summary>
    public static void SetSampleVariables(this SandboxSession session, string organization = "acme")
    {
        var issues = session.Server.State.Read(state => state.Organizations.Single(found => found.Slug == organization).Issues
            .Where(issue => issue.IsVisible)
            .OrderBy(issue => issue.Id)
            .GroupBy(issue => issue.Project)
            .MaxBy(group => group.Count())!
            .Take(2)
            .ToList());
        session.Shell.Set("issue", Wire.IdOf(issues[0]));
        session.Shell.Set("other", Wire.IdOf(issues[1]));
        session.Shell.Set("event", new IssueEvents(issues[0]).At(0).Id);
        session.Shell.Set("eventProject", issues[0].Project.Slug);
        var project = session.Server.State.Read(state => state.Organizations.Single(found => found.Slug == organization).Projects[0]);
        session.Shell.Set("project", project.Slug);
        session.Shell.Set("team", project.Teams[0].Slug);
        session.Shell.Set("folder", session.Folder);
    }
}
