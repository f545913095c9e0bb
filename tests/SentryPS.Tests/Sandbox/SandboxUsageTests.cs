namespace SentryPS.Tests;

/// <summary>The sandbox counts as Sentry does, with its gaps.</summary>
public sealed class SandboxUsageTests
{
    private const string Stats = "organizations/acme/stats_v2/";

    [Fact]
    public async Task Figures_by_project_have_no_course_of_time_and_add_up_to_the_same()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        const string Query = "?field=sum(quantity)&category=error&statsPeriod=2d&interval=1h";

        var byOutcome = await sandbox.GetAsync($"{Stats}{Query}&groupBy=outcome");
        var byProject = await sandbox.GetAsync($"{Stats}{Query}&groupBy=project");

        Assert.NotEmpty(byOutcome.Body!["intervals"]!.AsArray());
        Assert.Empty(byProject.Body!["intervals"]!.AsArray());
        Assert.Empty(byProject.Body["groups"]![0]!["series"]!.AsObject());
        Assert.Equal(Total(byOutcome), Total(byProject));
        Assert.Equal(byOutcome.Body["groups"]![0]!["totals"]!["sum(quantity)"]!.GetValue<long>(),
            byOutcome.Body["groups"]![0]!["series"]!["sum(quantity)"]!.AsArray().Sum(value => value!.GetValue<long>()));

        static long Total(SandboxResponse response) =>
            response.Body!["groups"]!.AsArray().Sum(group => group!["totals"]!["sum(quantity)"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("?groupBy=outcome&field=sum(quantity)")]
    [InlineData("?groupBy=category")]
    [InlineData("?groupBy=category&field=sum(quantity)&category=error&category=attachment")]
    [InlineData("?groupBy=category&field=sum(quantity)&interval=7h")]
    public async Task Questions_that_cannot_be_answered_are_refused(string query)
    {
        await using var sandbox = await SandboxClient.StartAsync();

        Assert.Equal(400, (await sandbox.GetAsync($"{Stats}{query}")).Status);
    }
}
