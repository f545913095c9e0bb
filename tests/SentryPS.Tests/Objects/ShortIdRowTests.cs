using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Objects;

/// <summary>A row that has only the short ID of an issue is held to the server and the organization that it names.</summary>
public sealed class ShortIdRowTests
{
    [Theory]
    [InlineData("Get-SentryIssue")]
    [InlineData("Set-SentryIssue -Status Resolved")]
    [InlineData("Remove-SentryIssue -Force")]
    [InlineData("Get-SentryEvent")]
    public async Task ARowOfAnotherServerIsRefused(string command)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 });
        session.Run("""
            $issue = Get-SentryIssue -First 1
            $row = [pscustomobject]@{ ShortId = $issue.ShortId; Organization = $issue.Organization; Server = 'https://sentry.example/' }
            """).AssertNoErrors();
        session.Server.Requests.Clear();

        foreach (var row in (string[])["$row", "[pscustomobject]@{ Issue = $row.ShortId; Server = $row.Server }"])
        {
            var error = session.Run($"{row} | {command}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
            Assert.Contains("sentry.example", error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task ARowGoesToItsOrganization()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 30 });

        session.Run("""
            $issue = Get-SentryIssue -Organization globex -First 1
            [pscustomobject]@{ ShortId = $issue.ShortId; Title = $issue.Title; Organization = $issue.Organization } | Set-SentryIssue -Priority Low
            """).AssertNoErrors();

        Assert.Equal("/api/0/organizations/globex/issues/", Assert.Single(session.Server.Requests.Changes()).Path);
    }
}
