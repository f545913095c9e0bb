using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Projects;

public sealed class ProjectKeyTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task ListsAllKeysOfAProject()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Run("1..25 | ForEach-Object { $null = New-SentryProjectKey backend \"key $_\" }").AssertNoErrors();
        session.Server.Requests.Clear();

        var keys = session.Run("Get-SentryProject backend | Get-SentryProjectKey").Objects<SentryProjectKey>();

        // Ten a page, unless more are asked for; and one is not in use.
        Assert.Equal(27, keys.Select(key => key.Id).Distinct().Count());
        Assert.Single(keys, key => !key.IsActive);
        Assert.Equal("GET projects/acme/backend/keys/?per_page=100", session.Server.Requests.Lines()[1]);
        Assert.All(keys, key => Assert.Equal(("backend", "acme"), (key.Project, key.Organization)));
        Assert.All(keys, key => Assert.Contains(key.Id, key.Dsn, StringComparison.Ordinal));
    }

    /// <summary>There, Sentry says only the numbers of projects; a key goes back to its own project all the same.</summary>
    [Fact]
    public async Task KeysOfAllProjectsKnowTheirProjects()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var keys = session.Run("Get-SentryProjectKey").Objects<SentryProjectKey>();
        session.Run("Get-SentryProjectKey | Where-Object Project -eq mobile | Set-SentryProjectKey -Name Apps").AssertNoErrors();

        Assert.Contains("mobile", keys.Select(key => key.Project));
        Assert.Contains("backend", keys.Select(key => key.Project));
        Assert.Equal(2, session.Server.Requests.Changes().Count);
        Assert.All(session.Server.Requests.Changes(), request => Assert.StartsWith("PUT projects/acme/mobile/keys/", request.Line(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task CreatesAKeyWithALimit()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var key = session.Run("New-SentryProjectKey backend Workers -RateLimitCount 500 -RateLimitWindow 0:01:00").Single<SentryProjectKey>();

        session.Server.Requests.Changes().Single().AssertBody("""{"name":"Workers","rateLimit":{"count":500,"window":60}}""");
        Assert.Equal((500, TimeSpan.FromMinutes(1), "backend"), (key.RateLimitCount, key.RateLimitWindow, key.Project));
    }

    /// <summary>Half a limit makes the server fail, and no limit is not the same as null.</summary>
    [Theory]
    [InlineData("New-SentryProjectKey backend Workers -RateLimitCount 500")]
    [InlineData("New-SentryProjectKey backend Workers -RateLimitWindow 0:01:00")]
    [InlineData("New-SentryProjectKey backend Workers -RateLimitCount 5 -RateLimitWindow 2.00:00:00")]
    [InlineData("Set-SentryProjectKey 1 -Project backend -RateLimitCount 500")]
    public async Task HalfALimitIsRefused(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.Changes());
    }

    /// <summary>The server sets the version of the SDK back to its own one where a change leaves it out.</summary>
    [Fact]
    public async Task ChangeKeepsTheVersionOfTheSdk()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Run("$key = @(Get-SentryProjectKey -Project backend)[0]; $key | Set-SentryProjectKey -BrowserSdkVersion 8.x").AssertNoErrors();

        var key = session.Run("$key | Set-SentryProjectKey -Name Web -PassThru").Single<SentryProjectKey>();

        Assert.Equal(("Web", "8.x"), (key.Name, key.BrowserSdkVersion));
        session.Server.Requests.Changes()[^1].AssertBody("""{"name":"Web","browserSdkVersion":"8.x"}""");
    }

    [Fact]
    public async Task SetsAndTakesAwayLimitsAndSwitchesKeysOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var keys = session.Run("""
            $key = @(Get-SentryProjectKey -Project backend -Status Active)[0]
            $key | Set-SentryProjectKey -RateLimitCount 100 -RateLimitWindow 1:00:00 -PassThru
            $key | Set-SentryProjectKey -NoRateLimit -Active $false -PassThru
            """).Objects<SentryProjectKey>();

        Assert.Equal((100, true), (keys[0].RateLimitCount, keys[0].IsActive));
        Assert.Equal((null, null, false), (keys[1].RateLimitCount, keys[1].RateLimitWindow, keys[1].IsActive));
        Assert.Contains(keys[1].Id, session.Run("Get-SentryProjectKey -Project backend -Status Inactive").Objects<SentryProjectKey>().Select(key => key.Id));
    }

    [Fact]
    public async Task LimitThatAPlanDoesNotHaveIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "PUT", WithoutLimit);
        session.Server.Faults.Next(request => request.Method == "POST", WithoutLimit);

        session.Run("@(Get-SentryProjectKey -Project backend)[0] | Set-SentryProjectKey -RateLimitCount 1 -RateLimitWindow 0:00:10")
            .AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
        var created = session.Run("New-SentryProjectKey backend Workers -RateLimitCount 1 -RateLimitWindow 0:00:10");

        Assert.Single(created.Output);
        Assert.Contains("without the rate limit", Assert.Single(created.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysAllThatTheLoaderLoads()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var key = session.Run("@(Get-SentryProjectKey -Project backend)[0] | Set-SentryProjectKey -LoaderFeature Debug, Replay -PassThru").Single<SentryProjectKey>();

        Assert.Equal(["Replay", "Debug"], key.LoaderFeatures);
        var body = JsonNode.Parse(session.Server.Requests.Changes().Single().Body)!["dynamicSdkLoaderOptions"]!;
        Assert.Equal((true, false, true), ((bool)body["hasReplay"]!, (bool)body["hasPerformance"]!, (bool)body["hasDebug"]!));
    }

    [Fact]
    public async Task RemovesAKey()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("$key = New-SentryProjectKey backend Old; Get-SentryProjectKey $key.Id -Project backend | Remove-SentryProjectKey -Force").AssertNoErrors();
        session.Run("Remove-SentryProjectKey $key.Id -Project backend -Force").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public async Task KeyWithoutProjectIsRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Remove-SentryProjectKey 0123456789abcdef0123456789abcdef -Force").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Get-SentryProjectKey", "org:read")]
    [InlineData("Get-SentryProjectKey -Project backend", "project:read")]
    [InlineData("New-SentryProjectKey backend Workers", "project:write")]
    [InlineData("Remove-SentryProjectKey 1 -Project backend -Force", "project:admin")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-SentryProjectKey backend Workers -WhatIf")]
    [InlineData("Set-SentryProjectKey 1 -Project backend -Name Web -WhatIf")]
    [InlineData("Remove-SentryProjectKey 1 -Project backend -Force -WhatIf")]
    public async Task WhatIfSendsNothing(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }

    private static Fault WithoutLimit =>
        Wire.Json("""{"id":"1","name":"Workers","projectId":4,"isActive":true,"rateLimit":null,"dsn":{"public":"https://1@o1.example/4"}}""");
}
