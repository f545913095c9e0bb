using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Changes;

/// <summary>What Set-SentryIssue writes into the request's body, what it refuses before it, and how it asks.</summary>
public sealed class IssueUpdateTests : SharedSandboxTests
{
    public IssueUpdateTests(SharedSandbox shared)
        : base(shared)
    {
        var issue = Session.Server.IssuesWhere(issue => issue.IsVisible && issue.Project.Slug == "backend")[0];
        Session.Shell.Set("issue", Run($"Get-SentryIssue {issue.Id}").Single<SentryIssue>());
        Session.Server.Requests.Clear();
    }

    [Theory]
    [InlineData("-Status Resolved", """{"status":"resolved"}""")]
    [InlineData("-Status Unresolved", """{"status":"unresolved"}""")]
    [InlineData("-Status Archived", """{"status":"ignored","substatus":"archived_until_escalating"}""")]
    [InlineData("-Status Ignored", """{"status":"ignored","substatus":"archived_until_escalating"}""")]
    [InlineData("-InNextRelease", """{"status":"resolved","statusDetails":{"inNextRelease":true}}""")]
    [InlineData("-Status Resolved -InNextRelease", """{"status":"resolved","statusDetails":{"inNextRelease":true}}""")]
    [InlineData("-InRelease backend@1.2.0+2034", """{"status":"resolved","statusDetails":{"inRelease":"backend@1.2.0+2034"}}""")]
    [InlineData("-InRelease latest", """{"status":"resolved","statusDetails":{"inRelease":"latest"}}""")]
    [InlineData("-InCommit abc123 -Repository acme/backend", """{"status":"resolved","statusDetails":{"inCommit":{"commit":"abc123","repository":"acme/backend"}}}""")]
    [InlineData("-UntilEscalating", """{"status":"ignored","substatus":"archived_until_escalating"}""")]
    [InlineData("-Status Ignored -Forever", """{"status":"ignored","substatus":"archived_forever"}""")]
    [InlineData("-IgnoreDuration 2:00:00", """{"status":"ignored","substatus":"archived_until_condition_met","statusDetails":{"ignoreDuration":120}}""")]
    [InlineData("-IgnoreDuration ([timespan]::FromSeconds(61))", """{"status":"ignored","substatus":"archived_until_condition_met","statusDetails":{"ignoreDuration":2}}""")]
    [InlineData("-IgnoreCount 10", """{"status":"ignored","substatus":"archived_until_condition_met","statusDetails":{"ignoreCount":10}}""")]
    [InlineData("-IgnoreCount 10 -IgnoreWindow 1:00", """{"status":"ignored","substatus":"archived_until_condition_met","statusDetails":{"ignoreCount":10,"ignoreWindow":60}}""")]
    [InlineData("-IgnoreUserCount 5 -IgnoreWindow 7.00:00:00", """{"status":"ignored","substatus":"archived_until_condition_met","statusDetails":{"ignoreUserCount":5,"ignoreUserWindow":10080}}""")]
    [InlineData("-IgnoreCount 10 -IgnoreUserCount 5 -IgnoreWindow 0:30 -IgnoreDuration 1.00:00:00", """{"status":"ignored","substatus":"archived_until_condition_met","statusDetails":{"ignoreDuration":1440,"ignoreCount":10,"ignoreWindow":30,"ignoreUserCount":5,"ignoreUserWindow":30}}""")]
    [InlineData("-AssignedTo user:42", """{"assignedTo":"user:42"}""")]
    [InlineData("-AssignedTo team:7", """{"assignedTo":"team:7"}""")]
    [InlineData("-Unassigned", """{"assignedTo":""}""")]
    [InlineData("-Priority High", """{"priority":"high"}""")]
    [InlineData("-HasSeen $true", """{"hasSeen":true}""")]
    [InlineData("-HasSeen $false", """{"hasSeen":false}""")]
    [InlineData("-IsBookmarked $true", """{"isBookmarked":true}""")]
    [InlineData("-IsSubscribed $false", """{"isSubscribed":false}""")]
    [InlineData("-IsPublic $true", """{"isPublic":true}""")]
    [InlineData("-Status Resolved -Unassigned -Priority Low -HasSeen $true -IsBookmarked $false -IsSubscribed $true -IsPublic $false", """{"status":"resolved","assignedTo":"","priority":"low","hasSeen":true,"isBookmarked":false,"isSubscribed":true,"isPublic":false}""")]
    [InlineData("-InRelease 'Zoë <1.0>'", """{"status":"resolved","statusDetails":{"inRelease":"Zoë <1.0>"}}""")]
    [InlineData("-AssignedTo 42", """{"assignedTo":"user:42"}""")]
    public void WritesTheBodyThatIsMeant(string parameters, string body)
    {
        Session.Server.Faults.Next(request => request.Method == "PUT", Wire.Json("{}"));

        // The answer says nothing, and nothing changes.
        Run($"$issue | Set-SentryIssue {parameters} -Confirm:$false");

        var change = Assert.Single(Session.Server.Requests.Changes());
        change.AssertBody(body);
        Assert.Equal("application/json", change.Headers["Content-Type"].Split(';')[0]);
    }

    [Theory]
    [InlineData("", "Nothing to change")]
    [InlineData("-PassThru", "Nothing to change")]
    [InlineData("-InNextRelease:$false", "Nothing to change")]
    [InlineData("-InNextRelease -InRelease 1.0", "in one way")]
    [InlineData("-InRelease 1.0 -InCommit abc -Repository r", "in one way")]
    [InlineData("-InCommit abc", "go together")]
    [InlineData("-Repository acme/backend", "go together")]
    [InlineData("-Status Unresolved -InNextRelease", "contradicts")]
    [InlineData("-Status Ignored -InRelease 1.0", "contradicts")]
    [InlineData("-Status Resolved -Forever", "contradicts")]
    [InlineData("-Status Unresolved -IgnoreCount 1", "contradicts")]
    [InlineData("-InNextRelease -Forever", "contradict")]
    [InlineData("-UntilEscalating -Forever", "in one way")]
    [InlineData("-Forever -IgnoreCount 3", "in one way")]
    [InlineData("-UntilEscalating -IgnoreDuration 1:00", "in one way")]
    [InlineData("-Status Ignored -IgnoreWindow 1:00", "-IgnoreWindow goes with")]
    [InlineData("-IgnoreWindow 1:00", "-IgnoreWindow goes with")]
    [InlineData("-IgnoreDuration 0:00", "at least a minute")]
    [InlineData("-IgnoreDuration -1:00", "at least a minute")]
    [InlineData("-IgnoreDuration ([timespan]::MaxValue)", "-IgnoreDuration is")]
    [InlineData("-IgnoreCount 3 -IgnoreWindow 8.00:00", "at most 10080 minutes")]
    [InlineData("-AssignedTo ada -Unassigned", "not both")]
    public void RefusesContradictionsBeforeTheWire(string parameters, string words)
    {
        var error = Run($"$issue | Set-SentryIssue {parameters}").SingleError();

        error.AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Contains(words, error.Exception.Message);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-Priority Critical", "Low, Medium, High")]
    [InlineData("-Status Muted", "Unresolved, Resolved, Archived")]
    [InlineData("-IgnoreCount 0", "1")]
    [InlineData("-InRelease ''", "empty")]
    [InlineData("-AssignedTo ''", "empty")]
    [InlineData("-BatchSize 0 -Status Resolved", "minimum allowed range of 1")]
    [InlineData("-BatchSize 501 -Status Resolved", "500")]
    public void SaysWhatIsAcceptedOfAWrongValue(string parameters, string words)
    {
        var error = Run($"$issue | Set-SentryIssue {parameters}").SingleError();

        Assert.Contains(words, error.Exception.Message.Replace(",", ", ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Set-SentryIssue $issue -Status Resolved -WhatIf")]
    [InlineData("$issue | Set-SentryIssue -Status Resolved -AssignedTo '#backend-team' -WhatIf")]
    [InlineData("Set-SentryIssue 1, 2 -Status Resolved -WhatIf")]
    [InlineData("Set-SentryIssue $issue.ShortId -Unassigned -PassThru -WhatIf")]
    [InlineData("$WhatIfPreference = $true; $issue | Set-SentryIssue -Status Resolved; $WhatIfPreference = $false")]
    [InlineData("Remove-SentryIssue $issue -WhatIf")]
    [InlineData("$issue | Remove-SentryIssue -Force -WhatIf")]
    [InlineData("$WhatIfPreference = $true; $issue | Remove-SentryIssue -Force; $WhatIfPreference = $false")]
    public void ChangesNothingWithWhatIf(string script)
    {
        var result = Run(script);

        result.AssertNoErrors();
        Assert.Empty(result.Output);
        Assert.Empty(Session.Server.Requests.Changes());
    }
}
