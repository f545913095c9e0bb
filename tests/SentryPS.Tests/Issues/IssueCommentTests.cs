using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Comments: by their own commands, and behind a change of issues.</summary>
public sealed class IssueCommentTests : IAsyncLifetime
{
    private SandboxSession _session = null!;
    private List<Issue> _issues = null!;

    public async ValueTask InitializeAsync()
    {
        _session = await SandboxSession.StartAsync(new() { Issues = 60 }, connectParameters: "-MaximumRetryCount 2");
        _issues = [.. _session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status == "unresolved" && issue.ShortId is not null).Take(3)];
        _session.Shell.Set("ids", _issues.Select(Wire.IdOf).ToArray());
        _session.Shell.Set("id", Wire.IdOf(_issues[0]));
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public void AddsTheSameTextToEachIssueOfThePipeline()
    {
        Run("$ids | Get-SentryIssue | Add-SentryIssueComment -Text 'why'").AssertNoErrors();

        Assert.All(_session.Server.Requests.Changes(), request => request.AssertBody("""{"text":"why"}"""));
        Assert.All(_issues, issue => Assert.Equal(["why"], Texts(issue)));
    }

    [Fact]
    public void EmitsWhatWasAddedOnlyWhenAsked()
    {
        var comments = Run("Add-SentryIssueComment $id one; Add-SentryIssueComment $id ' two ' -PassThru").Objects<SentryIssueComment>();

        var comment = Assert.Single(comments);
        Assert.Equal(("two", Wire.IdOf(_issues[0])), (comment.Text, comment.IssueId));
        Assert.NotNull(comment.User);
    }

    [Fact]
    public void ListsTheLatestFirstOfEachIssueOnce()
    {
        Run("$ids[0..1] | Add-SentryIssueComment -Text one; Add-SentryIssueComment $id two").AssertNoErrors();
        _session.Server.Requests.Clear();

        var result = Run("$ids[0..1] | Get-SentryIssueComment; Get-SentryIssueComment $ids[0], $ids[1]");

        Assert.Equal(["two", "one", "one", "two", "one", "one"], result.Values("Text"));
        Assert.Equal(4, _session.Server.Requests.All.Count);
    }

    [Fact]
    public void SaysClearlyThatTheTextIsThereAlready()
    {
        var error = Run("Add-SentryIssueComment $id why; Add-SentryIssueComment $id why")
            .AssertError("SentryAlreadyExists", ErrorCategory.ResourceExists);

        Assert.Contains("once an hour", error.Exception.Message);
        Assert.Equal(["why"], Texts(_issues[0]));
    }

    [Fact]
    public void KeepsTheServersWordsForOtherRefusals()
    {
        _session.Server.Faults.Next(FaultKinds.Answer(400, """{"text":["Ensure this field has no more than 3 characters."]}"""));

        Assert.Contains("no more than 3", Run("Add-SentryIssueComment $id long").SingleError().Exception.Message);
    }

    [Theory]
    [InlineData("Add-SentryIssueComment $id why -PassThru")]
    [InlineData("Set-SentryIssue $id -Status Resolved -Comment why -PassThru")]
    public void CountsARepeatedRequestAsTheFirstOne(string script)
    {
        _session.Server.Faults.Next(request => request.Method == "POST", FaultKinds.After(FaultKinds.Html(502, "Bad Gateway")));

        var result = Run(script);

        result.AssertNoErrors();
        Assert.Single(result.Output);
        Assert.Equal(2, _session.Server.Requests.Changes().Count(request => request.Method == "POST"));
        Assert.Equal(["why"], Texts(_issues[0]));
    }

    [Fact]
    public void ChangesAndRemovesOnesOwn()
    {
        Run("$comment = Add-SentryIssueComment $id one -PassThru; $comment | Set-SentryIssueComment -Text two").AssertNoErrors();
        Assert.Equal(["two"], Texts(_issues[0]));

        Run("Set-SentryIssueComment $comment.Id three -Issue $id; $comment | Remove-SentryIssueComment -Force").AssertNoErrors();
        Assert.Empty(Texts(_issues[0]));
        Assert.Equal(["POST", "PUT", "PUT", "DELETE"], _session.Server.Requests.Changes().Select(request => request.Method));
    }

    [Theory]
    [InlineData("Set-SentryIssueComment -Text mine")]
    [InlineData("Remove-SentryIssueComment -Force")]
    public void SaysWhoMayChangeACommentOfSomebodyElse(string command)
    {
        _session.Server.State.Change(state => state.Issue(Wire.IdOf(_issues[0])).Notes.Add(new()
        {
            Id = 77,
            Author = state.Organizations[0].Members.Select(member => member.User).OfType<User>().First(user => user != state.Me),
            DateCreated = state.Now,
            Text = "theirs",
        }));

        var error = Run($"Get-SentryIssueComment $id | {command}").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains("Only the user who wrote a comment", error.ToString());
        Assert.Equal(["theirs"], Texts(_issues[0]));
    }

    [Fact]
    public void DoesNotTakeAnUnchangedTextForAChange()
    {
        Run("$comment = Add-SentryIssueComment $id one -PassThru").AssertNoErrors();
        _session.Server.Faults.Next(Wire.Json("""{"id":"1","type":"note","data":{"text":"one"}}"""));

        Run("$comment | Set-SentryIssueComment -Text two").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public void CommentsOnWhatWasChangedAndSeen()
    {
        Run("$ids | Get-SentryIssue | Set-SentryIssue -Status Resolved -Comment 'why'").AssertNoErrors();

        var methods = _session.Server.Requests.Changes().Select(request => request.Method).ToList();
        Assert.Equal(3, methods.Count(method => method == "POST"));
        Assert.Equal("PUT", methods[0]);
        Assert.All(_issues, issue => Assert.Equal(["why"], Texts(issue)));
    }

    [Fact]
    public void DoesNotCommentOnWhatWasNotChanged()
    {
        // The server takes the change and leaves all as it was.
        _session.Server.Faults.Next(request => request.Method == "PUT", Wire.Json("{}"));

        Run("Set-SentryIssue $id -Status Resolved -Comment why").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);

        Assert.Empty(Texts(_issues[0]));
    }

    [Fact]
    public void SaysThatTheIssueWasChangedWhereTheCommentFails()
    {
        _session.Server.Faults.Next(request => request.Method == "POST", FaultKinds.Empty(403));

        var result = Run("Set-SentryIssue $id -Status Resolved -Comment why -PassThru");

        Assert.Contains("was changed all the same", result.SingleError().ToString());
        Assert.Equal("resolved", result.Output.Select(item => item.BaseObject).Cast<SentryIssue>().Single().Status);
    }

    [Fact]
    public void SendsNothingWithWhatIf()
    {
        Run("Add-SentryIssueComment $id why -WhatIf; Set-SentryIssue $id -Status Resolved -Comment why -WhatIf").AssertNoErrors();

        Assert.Empty(_session.Server.Requests.Changes());
    }

    private ShellResult Run(string script) => _session.Run(script);

    private List<string> Texts(Issue issue) => _session.Server.State.Read(_ => issue.Notes.Select(note => note.Text).ToList());
}
