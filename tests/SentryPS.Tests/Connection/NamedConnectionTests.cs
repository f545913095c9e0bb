using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Several connections in one session, told apart by names.</summary>
public sealed class NamedConnectionTests : IAsyncLifetime
{
    private readonly PowerShellSession _shell = new();
    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new() { Issues = 0 }, TestContext.Current.CancellationToken);
        _shell.Set("url", _server.Url.ToString());
        _shell.Set("token", _server.Token);
    }

    public ValueTask DisposeAsync()
    {
        _shell.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public void NameTakesThePlaceOfTheConnection()
    {
        _shell.Invoke("Connect-Sentry $token $url -Organization acme -Name stage; Connect-Sentry $token $url -Organization globex -Name other").AssertNoErrors();

        Assert.Equal(3, _shell.Invoke("Get-SentryProject -Connection Stage").Objects<SentryProject>().Count);
        Assert.Single(_shell.Invoke("Get-SentryProject -Connection other").Objects<SentryProject>());
        Assert.Equal("stage", _shell.Invoke("Get-SentryConnection -Connection stage").Single<SentryConnection>().Name);
        Assert.Equal(["other", "stage"], _shell.Invoke("Get-SentryConnection *").Values("Name"));
        // Who gives no name means none of them.
        _shell.Invoke("Get-SentryProject").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);
    }

    [Theory]
    [InlineData("Get-SentryProject -Connection stag", "Did you mean 'stage'?")]
    [InlineData("Get-SentryProject -Connection production", "There are: stage.")]
    [InlineData("Get-SentryProject -Connection 42", "Connect-Sentry -Name")]
    [InlineData("Get-SentryProject -Connection $copy", "its token stays in this one")]
    public void WhatNamesNoConnectionIsRefused(string script, string words)
    {
        _shell.Invoke("""
            Connect-Sentry $token $url -Organization acme -Name stage
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-SentryConnection stage)))
            """).AssertNoErrors();

        _shell.Invoke(script).AssertParameterRefused(words);
        Assert.Empty(_server.Requests.All);
    }

    [Fact]
    public void UnknownNameIsAnErrorThatNamesTheKnown()
    {
        _shell.Invoke("Connect-Sentry $token $url -Name stage").AssertNoErrors();

        Assert.Contains("'stage'", _shell.Invoke("Get-SentryConnection stagee").AssertError("SentryNotConnected", ErrorCategory.ObjectNotFound).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_shell.Invoke("Get-SentryConnection x*").Objects<SentryConnection>());
    }

    [Fact]
    public void DisconnectClosesTheOneThatIsNamed()
    {
        _shell.Invoke("Connect-Sentry $token $url -Organization acme; Connect-Sentry $token $url -Name stage; $stage = Get-SentryConnection stage; Disconnect-Sentry stage").AssertNoErrors();

        Assert.Empty(_shell.Invoke("Get-SentryConnection *").Objects<SentryConnection>());
        _shell.Invoke("Get-SentryProject -Connection $stage -Organization acme").AssertError("SentryConnectionClosed", ErrorCategory.ConnectionError);
        Assert.NotEmpty(_shell.Invoke("Get-SentryProject").Objects<SentryProject>());
        _shell.Invoke("Disconnect-Sentry $notSet").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.NotEmpty(_shell.Invoke("Get-SentryProject").Objects<SentryProject>());
    }

    [Fact]
    public void NamesComplete()
    {
        _shell.Invoke("Connect-Sentry $token $url -Name 'my stage'; Connect-Sentry $token $url -Name production").AssertNoErrors();

        Assert.Equal(["'my stage'", "production"], Complete("Get-SentryIssue -Connection "));
        Assert.Equal(["production"], Complete("Disconnect-Sentry pr"));
    }

    /// <summary>What completes belongs to the connection that is being typed, not to the session's.</summary>
    [Theory]
    [InlineData("Get-SentryProject -Connection stage -Name mob", "mobile")]
    [InlineData("Connect-Sentry $token $url -Organization glob", "globex")]
    [InlineData("Connect-Sentry $token $url -Organization acme -Project mob", "mobile")]
    public void NamesOfTheServerCompleteBeforeAnyOtherCommand(string line, string expected)
    {
        _shell.Invoke("Connect-Sentry $token $url -Organization acme -Name stage").AssertNoErrors();

        Assert.Equal([expected], Complete(line.Replace("-Name mob", "mob", StringComparison.Ordinal)));
        _shell.Invoke("Get-SentryConnection").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void PasswordOfACredentialIsTheToken()
    {
        using var password = new System.Net.NetworkCredential("", _server.Token).SecurePassword;
        _shell.Set("credential", new PSCredential("whoever", password));

        Assert.NotEmpty(_shell.Invoke("Connect-Sentry $credential $url -Organization acme; Get-SentryProject").Objects<SentryProject>());
    }

    private List<string> Complete(string line)
    {
        _shell.Set("line", line);
        for (var tries = 0; tries < 100; tries++)
        {
            var found = _shell.Invoke("(TabExpansion2 $line $line.Length).CompletionMatches").Objects<CompletionResult>();
            if (found.Count > 0)
                return [.. found.Select(match => match.CompletionText)];
        }

        throw new TimeoutException($"Nothing completes {line}");
    }
}
