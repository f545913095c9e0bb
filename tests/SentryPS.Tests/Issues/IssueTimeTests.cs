using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Times as people say them.</summary>
public sealed class IssueTimeTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("7d", 7 * 24)]
    [InlineData("-7d", 7 * 24)]
    [InlineData("'7d'", 7 * 24)]
    [InlineData("24h", 24)]
    [InlineData("'-2w'", 14 * 24)]
    [InlineData("90m", 1.5)]
    [InlineData("([TimeSpan]'3:00')", 3)]
    [InlineData("([TimeSpan]'-3:00')", 3)]
    public void TakesATimeThatIsSoLongAgo(string time, double hours)
    {
        var expected = DateTimeOffset.UtcNow.AddHours(-hours);
        Run($"Get-SentryIssue -FirstSeenAfter {time} -First 1").AssertNoErrors();

        var query = Session.Server.Requests.All[0].Values("query").Single();
        var sent = DateTimeOffset.Parse(
            query.Split("firstSeen:>")[1].Trim('"'), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        Assert.InRange(sent, expected.AddMinutes(-1), expected.AddMinutes(5));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-01-02")]
    [InlineData("([datetime]::Now)")]
    public void TakesDates(string time) => Run($"Get-SentryIssue -LastSeenAfter {time} -First 1").AssertNoErrors();

    [Theory]
    [InlineData("$number = 7; Get-SentryIssue -FirstSeenAfter $number")]
    [InlineData("Get-SentryIssue -FirstSeenAfter 7")]
    [InlineData("Get-SentryIssue -FirstSeenAfter (3.5 + 3.5)")]
    public void RefusesANumberOfNothing(string script)
    {
        Run(script).AssertParameterRefused("write '7d'");

        Assert.Empty(Session.Server.Requests.All);
    }
}
