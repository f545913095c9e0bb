using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;

namespace SentryPS.Tests.Bulk;

public sealed class RemoveSentryIssueTests
{
    private const string Five = "Get-SentryIssue -Project backend -Query 'issue.category:error' -First 5";

    private static readonly SandboxOptions s_options = new() { Issues = 120 };

    [Theory]
    [InlineData("$issues")]
    [InlineData("$ids")]
    [InlineData("$issues.ShortId")]
    public async Task DeletesTheIssuesAndNoOthers(string input)
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);

        var result = session.Run($"{input} | Remove-SentryIssue -Force");

        result.AssertNoErrors();
        Assert.Empty(result.Output);
        Assert.Equal("DELETE", Assert.Single(session.Changes).Method);
        Assert.Equal(session.Texts("$ids").ToHashSet(), session.IdsOf("pending_deletion"));
    }

    [Fact]
    public async Task AnIssueThatIsNotThereIsReported()
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);

        var (summary, result) = session.Summarize("@($ids; '999999999999') | Remove-SentryIssue -Force -Summary");

        Assert.Equal("999999999999", result.SingleError().TargetObject);
        Assert.Equal((5, 0, 1), (summary.Changed, summary.Skipped, summary.Failed));
    }

    [Fact]
    public async Task AnIssueThatStaysIsReported()
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Empty(204));

        var result = session.Run("$ids | Remove-SentryIssue -Force");

        Assert.Equal(session.Texts("$ids"), result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.StartsWith("SentryNotChanged,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DiscardThrowsAwayFutureEventsToo()
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);

        session.Run("$issues | Remove-SentryIssue -Discard -Force").AssertNoErrors();

        var request = Assert.Single(session.Changes);
        Assert.Equal(("PUT", """{"discard":true}"""), (request.Method, request.Body));
        Assert.Equal(session.Texts("$ids").ToHashSet(), session.IdsOf("pending_deletion"));
    }

    [Fact]
    public async Task DiscardWithoutTheFeatureIsRefusedInTheServersWords()
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(400, """{"detail":["You do not have that feature enabled"]}"""));

        var result = session.Run("$issues | Remove-SentryIssue -Discard -Force");

        Assert.Equal(session.Texts("$issues.ShortId"), result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.Contains("You do not have that feature enabled", error.Exception.Message, StringComparison.Ordinal));
        Assert.Empty(session.IdsOf("pending_deletion"));
    }

    [Fact]
    public async Task ATokenWithoutTheScopeIsToldWhichItNeeds()
    {
        await using var session = await Shell.SandboxSession.StartAsync(s_options, scopes: ["event:read", "event:write"]);

        var result = session.Run("Get-SentryIssue -First 3 | Remove-SentryIssue -Force");

        Assert.Equal(3, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Contains("event:admin", error.Exception.Message, StringComparison.Ordinal));
    }
}
