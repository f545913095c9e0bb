using System.Collections;
using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>The token is nowhere to be read, whatever is shown, formatted or logged.</summary>
public sealed class TokenSecrecyTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 5 };

    [Fact]
    public async Task ConnectionDoesNotShowIt()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        // After a request, so that whatever the wire keeps is there as well.
        var result = session.Run("Get-SentryProject | ForEach-Object { }; Get-SentryConnection; Get-SentryConnection | ForEach-Object ToString");

        result.AssertNoErrors();
        var connection = result.Output[0];
        Assert.Equal(
            ["Name", "Organization", "Project", "TimeoutSec", "TokenKind", "TokenSource", "Url"],
            connection.Properties.Select(property => property.Name).Order());
        Assert.All(connection.Properties, property => Assert.DoesNotContain(session.Server.Token, $"{property.Value}", StringComparison.Ordinal));
        Assert.DoesNotContain(session.Server.Token, result.Output[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SentryProject")]
    [InlineData("Get-SentryProject nothing")]
    [InlineData("New-SentryRelease 2.0 nothing")]
    [InlineData("Get-SentryIssue -First 2")]
    [InlineData("Test-SentryConnection")]
    public async Task LinesAndErrorsDoNotShowIt(string command)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run($"{command} -Verbose -Debug");

        Assert.NotEmpty(result.Verbose);
        AssertHidden(session.Server.Token, result);
    }

    [Fact]
    public async Task ErrorsOfTheWireDoNotShowIt()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumRetryCount 0 -TimeoutSec 1");
        var faults = new[]
        {
            FaultKinds.ResetBefore(), FaultKinds.Hang(), FaultKinds.Empty(401), FaultKinds.Empty(403), FaultKinds.InternalError("x"),
            FaultKinds.Answer(302, headers: [("Location", "https://other.example/")]), FaultKinds.Html(200, "x"), FaultKinds.Truncate(10),
        };

        foreach (var fault in faults)
        {
            session.Server.Faults.Next(fault);
            var result = session.Run("Get-SentryProject -Verbose");
            Assert.Single(result.Errors);
            AssertHidden(session.Server.Token, result);
        }
    }

    [Fact]
    public async Task LinesShowMethodPathStatusAndItemsAlone()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("Get-SentryProject -Query 'private words' -Verbose; Get-SentryProject backend -Verbose");

        Assert.Collection(
            result.Verbose,
            line => Assert.Matches(@"^GET /api/0/organizations/acme/projects/ 200 in \d+ ms, 0 items$", line),
            line => Assert.Matches(@"^GET /api/0/projects/acme/backend/ 200 in \d+ ms$", line));
    }

    private static void AssertHidden(string token, ShellResult result)
    {
        string[] texts = [.. result.Verbose, .. result.Warnings, .. result.Errors.SelectMany(TextsOf), .. result.Progress.Select(record => record.ToString())];
        Assert.DoesNotContain(texts, text => text.Contains(token, StringComparison.Ordinal));
    }

    /// <summary>All that <c>Format-List * -Force</c> would show of an error and of what caused it.</summary>
    private static IEnumerable<string> TextsOf(ErrorRecord error)
    {
        yield return $"{error} {error.ErrorDetails?.RecommendedAction} {error.TargetObject} {error.CategoryInfo} {error.InvocationInfo?.PositionMessage}";
        for (var exception = error.Exception; exception is not null; exception = exception.InnerException)
        {
            yield return exception.ToString();
            foreach (var property in PSObject.AsPSObject(exception).Properties)
                yield return property.Value is IEnumerable values and not string ? string.Join(' ', values.Cast<object>()) : $"{property.Value}";
        }
    }
}
