using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Bulk;

/// <summary>A change behind a listing that breaks off.</summary>
public sealed class BrokenListingTests
{
    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved", "PUT")]
    [InlineData("Merge-SentryIssue -Force", "PUT")]
    [InlineData("Remove-SentryIssue -Force", "DELETE")]
    public async Task ActsOnWhatCameAndTheErrorSaysSo(string change, string method)
    {
        await using var session = await StartAsync();

        var result = session.Run($"Get-SentryIssue -Project backend -Status All | {change}");

        Assert.True(session.Server.Requests.Changes().Count > 0, string.Join("\n", result.Errors));
        Assert.All(session.Server.Requests.Changes(), request => Assert.Equal(method, request.Method));
        Assert.Contains(result.Errors, error => error.ToString().Contains(
            "broke off after 100 objects, which are complete: a command behind it acts on them, unless the listing has -ErrorAction Stop",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved")]
    [InlineData("Merge-SentryIssue -Force")]
    [InlineData("Remove-SentryIssue -Force")]
    public async Task NothingIsSentWhereTheListingStopsAtErrors(string change)
    {
        await using var session = await StartAsync();

        var result = session.Run($"Get-SentryIssue -Project backend -Status All -ErrorAction Stop | {change}");

        Assert.NotNull(result.Failure);
        Assert.Empty(session.Server.Requests.Changes());
    }

    private static async Task<SandboxSession> StartAsync()
    {
        var session = await SandboxSession.StartAsync(new() { Issues = 600 });
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.Answer(400, "{}"), times: int.MaxValue);
        return session;
    }
}
