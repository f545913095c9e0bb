using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Pipelines;

/// <summary>Several connections, runspaces and threads at a time.</summary>
public sealed class ParallelTests
{
    private const int Runspaces = 8;

    [Fact]
    public async Task NeverMixesTwoConnectionsInParallelScripts()
    {
        await using var one = await SandboxSession.StartAsync(new SandboxOptions { Issues = 120, Seed = 1 });
        await using var other = await SandboxSession.StartAsync(new SandboxOptions { Issues = 120, Seed = 2 });
        one.Shell.Set("otherUrl", other.Server.Url.ToString());
        one.Shell.Set("otherToken", other.Server.Token);
        one.Shell.Set("manifest", BuiltModule.Manifest);

        var result = one.Run("""
            $one = Get-SentryConnection
            $other = Connect-Sentry -Url $otherUrl -Token $otherToken -Organization acme -PassThru
            1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:manifest
                $connection = if ($_ % 2) { $using:one } else { $using:other }
                foreach ($issue in Get-SentryIssue -Status All -Connection $connection) { "$($_ % 2) $($issue.Id) $($issue.Title)" }
            }
            """);

        result.AssertNoErrors();
        AssertAll(one, result.Output.Select(line => line.ToString()), "1 ");
        AssertAll(other, result.Output.Select(line => line.ToString()), "0 ");
    }

    [Fact]
    public async Task GivesEachRunspaceItsOwnConnection()
    {
        await using var one = await SandboxSession.StartAsync(new SandboxOptions { Issues = 120, Seed = 1 });
        await using var other = await SandboxSession.StartAsync(new SandboxOptions { Issues = 120, Seed = 2 });

        await Task.WhenAll(new[] { one, other, one, other }.Select((session, index) => Task.Run(() =>
        {
            using var shell = new PowerShellSession();
            shell.Set("url", session.Server.Url.ToString());
            shell.Set("token", session.Server.Token);
            var issues = shell.Run("Connect-Sentry -Url $url -Token $token -Organization acme; foreach ($i in 1..3) { Get-SentryIssue -Status All }").Objects<SentryIssue>();

            var expected = session.Server.ListedIds((_, _) => true);
            Assert.Equal(expected, [.. issues.Select(issue => issue.Id)]);
            Assert.All(issues, issue => Assert.Equal(session.Server.State.Issue(issue.Id).Title, issue.Title));
        })));
    }

    [Fact]
    public async Task SharesAConnectionAmongRunspaces()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 250 });
        var connection = session.Run("Get-SentryConnection").Single<SentryConnection>();
        var expected = session.Server.ListedIds((_, _) => true);

        await Task.WhenAll(Enumerable.Range(0, Runspaces).Select(_ => Task.Run(() =>
        {
            using var shell = new PowerShellSession();
            shell.Set("connection", connection);
            var issues = shell.Run("Get-SentryIssue -Connection $connection -Status All").Objects<SentryIssue>();

            Assert.Equal(expected.Count, issues.Count);
            Assert.Equal(expected, [.. issues.Select(issue => issue.Id)]);
        })));

        Assert.Equal(Runspaces * 3, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task StopsInOneRunspaceWithoutHarmToOthers()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 250 });
        var connection = session.Run("Get-SentryConnection").Single<SentryConnection>();
        session.Server.Faults.Next(request => request.Values("limit").Contains("7"), Sandbox.Faults.FaultKinds.Hang());

        using var hanging = new PowerShellSession();
        hanging.Set("connection", connection);
        using var stop = new CancellationTokenSource();
        var hung = Task.Run(() => hanging.Run("Get-SentryIssue -Connection $connection -First 7", stop.Token), TestContext.Current.CancellationToken);
        var listed = session.Run("Get-SentryIssue -Status All").Objects<SentryIssue>();
        await stop.CancelAsync();

        Assert.Equal(session.Server.ListedIds((_, _) => true).Count, listed.Count);
        Assert.Empty((await hung).Errors);
    }

    private static void AssertAll(SandboxSession session, IEnumerable<string> lines, string prefix)
    {
        var issues = lines.Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).GroupBy(line => line).ToList();
        Assert.All(issues, group => Assert.Equal(3, group.Count()));
        Assert.Equal(
            session.Server.ListedIds((_, _) => true).Select(id => $"{prefix}{id} {session.Server.State.Issue(id).Title}").Order(StringComparer.Ordinal),
            issues.Select(group => group.Key).Order(StringComparer.Ordinal));
    }
}
