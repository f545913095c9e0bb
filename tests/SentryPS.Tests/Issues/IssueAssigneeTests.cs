using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>-AssignedTo takes the names that people have for each other, in a search as in a change.</summary>
public sealed class IssueAssigneeTests : IAsyncLifetime
{
    private SandboxSession _session = null!;

    public async ValueTask InitializeAsync() => _session = await SandboxSession.StartAsync(new() { Issues = 250 }, connectParameters: "-MaximumRetryCount 0");

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("'Ada Lind'", "ada@acme.example")]
    [InlineData("ADA@acme.example", "ada@acme.example")]
    [InlineData("backend-team", "#backend-team")]
    [InlineData("#backend-team", "#backend-team")]
    public void FindsWhatIsAssignedToAName(string name, string assignee)
    {
        var issues = Run($"Get-SentryIssue -Status All -AssignedTo {name.Replace("#backend-team", "'#backend-team'", StringComparison.Ordinal)}").Objects<SentryIssue>();

        Assert.NotEmpty(issues);
        Assert.All(issues, issue => Assert.Equal(assignee, issue.AssignedTo));
    }

    [Theory]
    [InlineData("Get-SentryIssue -AssignedTo me, None, my_teams")]
    [InlineData("Get-SentryIssue -AssignedTo me -Status Resolved, Archived")]
    public void AsksNobodyForWordsOfTheSearch(string script)
    {
        Run(script).AssertNoErrors();

        Assert.All(_session.Server.Requests.Lines(), line => Assert.StartsWith("GET organizations/acme/issues/?", line));
    }

    [Theory]
    [InlineData("Get-SentryIssue -AssignedTo {0}")]
    [InlineData("Watch-SentryIssue -Timeout 1 -AssignedTo {0}")]
    [InlineData("Get-SentryIssue -Level Error -First 2 | Set-SentryIssue -AssignedTo {0}")]
    public void RefusesANameThatIsUnknownWithTheNearest(string script)
    {
        foreach (var (name, near) in new[] { ("backend-taem", "'backend-team'"), ("'#backend-taem'", "'backend-team'"), ("'Ada Linde'", "'Ada Lind'"), ("adda@acme.example", "'ada@acme.example'") })
        {
            _session.Server.Requests.Clear();

            var error = Run(script.Replace("{0}", name, StringComparison.Ordinal)).AllErrors[0];

            error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
            Assert.Contains($"Did you mean {near}", error.Exception.Message);
            Assert.Empty(_session.Server.Requests.Changes());
            Assert.DoesNotContain(_session.Server.Requests.Lines(), line => line.Contains("assigned:", StringComparison.Ordinal));
        }
    }

    /// <summary>Tokens that may read issues often may not read members and teams.</summary>
    [Theory]
    [InlineData("ada@acme.example")]
    [InlineData("'#backend-team'")]
    public void SendsTheNameWhereNobodyMayBeLookedUp(string name)
    {
        _session.Server.Faults.Next(request => !request.Path.Contains("/issues/", StringComparison.Ordinal), FaultKinds.Answer(403, """{"detail":"You do not have permission to perform this action."}"""), 9);

        Run($"Get-SentryIssue -AssignedTo {name}").AssertNoErrors();

        Assert.Contains($"assigned:{name.Trim('\'')}", _session.Server.Requests.Lines()[^1]);
    }

    [Fact]
    public void GivesIssuesToSeveralInTurn()
    {
        Run("$issues = Get-SentryIssue -Project backend -First 7; $issues + $issues[0..2] | Set-SentryIssue -AssignedTo me, '#backend-team', 'Bjørn Åberg'").AssertNoErrors();

        Assert.Equal(
            ["ada@acme.example", "#backend-team", "bjorn@acme.example", "ada@acme.example", "#backend-team", "bjorn@acme.example", "ada@acme.example"],
            Run("$issues.Id | Get-SentryIssue").Values("AssignedTo"));
        // One request for each of them, and not for each issue.
        Assert.Equal(3, _session.Server.Requests.Changes().Count);
    }

    [Fact]
    public void LooksEachUpOnceBeforeAnythingIsSent()
    {
        Run("$issues = Get-SentryIssue -Project backend -First 4").AssertNoErrors();
        _session.Server.Requests.Clear();

        var result = Run("$issues | Set-SentryIssue -AssignedTo me, nobody@acme.example");

        Assert.All(result.AllErrors, error => error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound));
        Assert.NotEmpty(result.AllErrors);
        Assert.Empty(_session.Server.Requests.Changes());
    }

    [Fact]
    public void SaysWithWhatIfWhoWouldGetWhat()
    {
        var result = Run("Get-SentryIssue -First 2 | Set-SentryIssue -AssignedTo me, '#backend-team' -Status Unresolved -WhatIf");

        result.AssertNoErrors();
        Assert.Empty(_session.Server.Requests.Changes());
    }

    [Fact]
    public void IsTakenBackLikeAnyOtherChange()
    {
        Run("$issues = Get-SentryIssue -Project backend -AssignedTo none -First 4; $issues | Set-SentryIssue -AssignedTo me, '#backend-team'; Undo-SentryChange").AssertNoErrors();

        Assert.All(Run("$issues.Id | Get-SentryIssue").Objects<SentryIssue>(), issue => Assert.Null(issue.AssignedTo));
    }

    private ShellResult Run(string script) => _session.Run(script);
}
