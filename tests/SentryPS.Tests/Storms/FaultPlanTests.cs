using System.Net;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Storms;

/// <summary>The sandbox's plans of faults, and that the module has an answer to each.</summary>
public sealed class FaultPlanTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    public static TheoryData<string> Names => [.. FaultText.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryFaultIsOvercomeOrATypedError(string name)
    {
        await using var session = await SandboxSession.StartAsync(
            s_small with { Projects = 120, Faults = $"{name}=100%" }, connectParameters: "-TimeoutSec 1 -MaximumRetryCount 0");

        var result = session.Run("Get-SentryProject");

        Assert.NotEmpty(session.Server.Requests.All);
        if (name is "slow" or "type" or "duplicate")
        {
            Assert.Equal(120, result.Objects<SentryProject>().Count);
        }
        else
        {
            Assert.IsType<SentryException>(result.SingleError().Exception, exactMatch: false);
        }
    }

    [Fact]
    public async Task TheSameSeedFailsTheSameRequests()
    {
        var runs = new List<string>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            await using var session = await SandboxSession.StartAsync(
                s_small with { Faults = "500=20%,502=20%", FaultSeed = seed }, connectParameters: "-MaximumRetryCount 0");
            session.Run("1..30 | ForEach-Object { Get-SentryOrganization acme }");
            runs.Add(string.Join(' ', session.Server.Requests.All.Select(request => request.Status)));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.All([" 200", " 500", " 502"], status => Assert.Contains(status, runs[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task APlanIsMadeAndEndedFromOutside()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumRetryCount 0");
        using var client = new HttpClient();
        var address = new Uri(session.Server.Url, "sandbox/faults");
        var cancellation = TestContext.Current.CancellationToken;

        using var plan = new StringContent("500=100%");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(address, plan, cancellation)).StatusCode);
        Assert.Equal(500, session.Run("Get-SentryProject").SingleError().Answer().StatusCode);

        using var wrong = new StringContent("500=lots");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsync(address, wrong, cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync(address, cancellation)).StatusCode);
        Assert.Equal(500, session.Run("Get-SentryProject").SingleError().Answer().StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(address, cancellation)).StatusCode);
        Assert.Equal(3, session.Run("Get-SentryProject").Objects<SentryProject>().Count);
        Assert.Equal(3, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData("502", "502=5%")]
    [InlineData("502=5", "502=5%")]
    [InlineData("502=-5%", "502=5%")]
    [InlineData("nothing=5%", "There is no fault 'nothing'")]
    [InlineData("502=60%,503=60%", "100 %")]
    public void APlanThatIsNoneIsRefused(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => FaultText.Parse(text)).Message, StringComparison.Ordinal);
}
