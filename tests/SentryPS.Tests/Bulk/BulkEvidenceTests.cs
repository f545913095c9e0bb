using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Tests.Bulk;

/// <summary>Servers that say yes and do something else, or nothing: only what was seen is called changed.</summary>
public sealed class BulkEvidenceTests
{
    private const string ThreeOfOneProject = "Get-SentryIssue -Project backend -Query 'issue.category:error' -First 3";

    private static readonly SandboxOptions s_options = new() { Issues = 120 };

    [Theory]
    [InlineData(200, "", "application/json")]
    [InlineData(200, "{}", "application/json")]
    [InlineData(202, "", null)]
    [InlineData(204, "", null)]
    [InlineData(200, """{"login":"https://hotel.example/"}""", "application/json")]
    [InlineData(200, """{"status":"resolved","substatus":null,"statusDetails":{}}""", "application/json")]
    [InlineData(200, """{"status":null}""", "application/json")]
    [InlineData(200, "[]", "application/json")]
    [InlineData(200, "<html><title>Welcome</title></html>", "text/html")]
    public async Task AYesThatChangesNothingIsAnErrorForEachIssue(int status, string body, string? contentType)
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(status, body, contentType), int.MaxValue);

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -Summary");

        Assert.Equal((0, 3, 0), (summary.Changed, summary.Failed, summary.NotVerified));
        Assert.Equal(session.Texts("$issues.ShortId"), result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.True(error.FullyQualifiedErrorId.Split(',')[0] is "SentryNotChanged" or "SentryInvalidResponse"));

        (summary, result) = session.Summarize("$issues | Remove-SentryIssue -Force -Summary");

        Assert.Equal((0, 3), (summary.Changed, summary.Failed));
        Assert.Equal(3, result.Errors.Count);
    }

    [Fact]
    public async Task ACaptivePortalThatAnswersEverythingIsNoProofOfAnything()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        session.Server.Faults.Next(_ => true, FaultKinds.Answer(200, """{"portal":"hotel"}"""), int.MaxValue);

        foreach (var command in (string[])["Set-SentryIssue -Status Resolved", "Remove-SentryIssue -Force"])
        {
            var (summary, result) = session.Summarize($"$issues | {command} -Summary");

            Assert.Equal((0, 3), (summary.Changed, summary.Failed));
            Assert.Equal(3, result.Errors.Count);
        }
    }

    [Theory]
    [InlineData("-InNextRelease", "not resolved in the next release")]
    [InlineData("-InRelease $version", "not resolved in release")]
    [InlineData("-InRelease latest", "not resolved in release")]
    [InlineData("-InCommit $commit -Repository $repository", "not resolved by commit")]
    [InlineData("-IgnoreCount 100", "ignoreCount is empty")]
    [InlineData("-IgnoreUserCount 7", "ignoreUserCount is empty")]
    [InlineData("-IgnoreDuration 1:00", "ignoreUntil is empty")]
    public async Task AServerThatLeavesTheDetailsOutIsFoundOut(string parameters, string words)
    {
        await using var session = await StartWithReleaseAsync();
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.After(FaultKinds.Answer(200, "{}")));
        session.Run($"$issues | Set-SentryIssue {parameters}").AssertNoErrors();
        session.Server.State.Change(state =>
        {
            foreach (var issue in state.Organizations[0].Issues)
            {
                issue.StatusDetails = [];
            }
        });
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(200, "{}"));

        var (summary, result) = session.Summarize($"$issues | Set-SentryIssue {parameters} -Summary");

        Assert.Equal((0, 3), (summary.Changed, summary.Failed));
        Assert.All(result.Errors, error => Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-IgnoreCount 100", "ignoreCount", 50, 0, 3)]
    [InlineData("-IgnoreCount 100", "ignoreCount", 150, 3, 0)]
    [InlineData("-IgnoreCount 100 -IgnoreWindow 1:00", "ignoreCount", 50, 3, 0)]
    [InlineData("-IgnoreCount 100 -IgnoreWindow 1:00", "ignoreWindow", 61, 3, 0)]
    public async Task NumbersOfAnArchivedIssueAreCompared(string parameters, string detail, int shown, int failed, int notVerified)
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        var ids = session.Texts("$ids");
        session.Server.Faults.Next(BulkSession.IsChange, async (context, next) =>
        {
            await FaultKinds.After(FaultKinds.Answer(200, "{}"))(context, next);
            session.Server.State.Change(state => ids.ToList().ForEach(id => state.Issue(id).StatusDetails[detail] = shown));
        });

        var (summary, _) = session.Summarize($"$issues | Set-SentryIssue {parameters} -Summary");

        Assert.Equal((0, failed, notVerified), (summary.Changed, summary.Failed, summary.NotVerified));
    }

    [Theory]
    [InlineData("-Status Ignored", "substatus")]
    [InlineData("-Priority High", "priority")]
    [InlineData("-IsBookmarked $false", "isBookmarked")]
    [InlineData("-Unassigned", "assignedTo")]
    [InlineData("-InNextRelease", "statusDetails")]
    public async Task WhatTheServerNeverShowsIsCountedAsNotVerifiedAndSaidOnce(string parameters, string field)
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        session.Server.Faults.Next(request => request.Values("group").Count > 0, Without(field), int.MaxValue);

        var (summary, result) = session.Summarize($"$issues | Set-SentryIssue {parameters} -Summary -PassThru");

        result.AssertNoErrors();
        Assert.Equal((0, 0, 3), (summary.Changed, summary.Failed, summary.NotVerified));
        Assert.Contains($"does not show {field}", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("0 changed, 0 skipped, 0 failed, 3 not verified", summary.ToString());
    }

    [Fact]
    public async Task WhatTheServerNeverShowsButEchoesAsNullHasFailed()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        session.Server.Faults.Next(request => request.Values("group").Count > 0, Without("priority"), int.MaxValue);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(200, """{"priority":null}"""));

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Priority High -Summary");

        Assert.Equal((0, 3, 0), (summary.Changed, summary.Failed, summary.NotVerified));
        Assert.All(result.Errors, error => Assert.Contains("left its priority", error.Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AListingThatIgnoresTheIdsIsNoEvidence()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        var others = session.Run("Get-SentryIssue -Project frontend -First 5").Objects<SentryIssue>();
        var page = $"[{string.Join(',', others.Select(issue => $$"""{"id":"{{issue.Id}}","status":"resolved"}"""))}]";
        session.Server.Faults.Next(request => request.Values("group").Count > 0, FaultKinds.Answer(200, page), int.MaxValue);

        foreach (var command in (string[])["Set-SentryIssue -Status Resolved", "Remove-SentryIssue -Force"])
        {
            var (summary, result) = session.Summarize($"$issues | {command} -Summary");

            Assert.Equal((0, 3), (summary.Changed, summary.Failed));
            Assert.All(result.Errors, error => Assert.StartsWith("SentryNotVerified,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AnEmptyListProvesNoDeletionWhereTheIssueCanStillBeRead()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Empty(204));
        session.Server.Faults.Next(request => request.Values("group").Count > 0, FaultKinds.Answer(200, "[]"));

        var (summary, result) = session.Summarize("$issues | Remove-SentryIssue -Force -Summary");

        Assert.Equal((0, 3), (summary.Changed, summary.Failed));
        Assert.All(result.Errors, error => Assert.StartsWith("SentryNotVerified,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(120, session.IdsWhere(issue => issue.IsVisible).Count);
    }

    [Fact]
    public async Task ADeletionThatIsOnlyAnsweredIsAnErrorAndOneThatWorksTakesTwoLooks()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        var survivor = session.Texts("$ids[1]")[0];
        session.Server.Faults.Next(BulkSession.IsChange, async (context, next) =>
        {
            await FaultKinds.After(FaultKinds.Empty(204))(context, next);
            session.Server.State.Change(state => state.Issue(survivor).Status = "unresolved");
        });

        var (summary, result) = session.Summarize("$issues | Remove-SentryIssue -Force -Summary");

        Assert.Equal((2, 1), (summary.Changed, summary.Failed));
        Assert.StartsWith("SentryNotChanged,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(survivor, session.IdsOf(result.Errors).Single());
        // The list of the three, and the word of the server about one that is not in it.
        Assert.Equal(2, session.Server.Requests.All.Count(request => request.Method == "GET"));
    }

    [Fact]
    public async Task ADeletionThatIsRepeatedAndNotFoundHasHappened()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.ResetAfter());
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(404, """{"detail":"The requested resource does not exist"}"""));

        var (summary, result) = session.Summarize("$issues | Remove-SentryIssue -Force -Summary");

        result.AssertNoErrors();
        Assert.Equal((3, 0), (summary.Changed, summary.Failed));
    }

    [Theory]
    [InlineData("$member.Email")]
    [InlineData("$member.Email.ToUpper()")]
    [InlineData("$member.Name")]
    [InlineData("\"user:$($member.Id)\"")]
    [InlineData("$member.Id")]
    public async Task AssigningMeansThatVeryUser(string name)
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        var (member, other) = Members(session);
        session.Session.Shell.Set("member", member);

        var (summary, result) = session.Summarize($"$issues | Set-SentryIssue -AssignedTo ({name}) -Summary");

        result.AssertNoErrors();
        Assert.Equal(3, summary.Changed);
        Assert.Equal($"user:{member.Id}", JsonNode.Parse(session.Changes[^1].Body)!["assignedTo"]!.ToString());

        // Somebody else's automation is quicker.
        var ids = session.Texts("$ids");
        session.Server.Faults.Next(BulkSession.IsChange, async (context, next) =>
        {
            await FaultKinds.After(FaultKinds.Answer(200, "{}"))(context, next);
            session.Server.State.Change(state => state.Issue(ids[0]).AssignedTo = Assignee.To(other));
        });
        (summary, result) = session.Summarize($"$issues | Set-SentryIssue -AssignedTo ({name}) -Summary");

        Assert.Equal((2, 1), (summary.Changed, summary.Failed));
        Assert.Contains($"assigned to {other.Email}", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownAssigneeIsRefusedBeforeAnythingIsSent()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -AssignedTo nobody@nowhere.example -Summary");

        Assert.Equal((0, 3), (summary.Changed, summary.Failed));
        Assert.All(result.Errors, error => Assert.Contains("no member of acme", error.Exception.Message, StringComparison.Ordinal));
        Assert.Empty(session.Changes);
    }

    [Fact]
    public async Task WithoutTheRightToReadMembersTheEmailAddressIsCompared()
    {
        await using var session = await BulkSession.StartAsync(s_options, ThreeOfOneProject);
        var (member, _) = Members(session);
        session.Server.Faults.Next(
            request => request.Path.EndsWith("/members/", StringComparison.Ordinal), FaultKinds.Answer(403, """{"detail":"No."}"""), int.MaxValue);

        var (summary, result) = session.Summarize($"$issues | Set-SentryIssue -AssignedTo {member.Email} -Summary");

        result.AssertNoErrors();
        Assert.Equal((3, 0), (summary.Changed, summary.NotVerified));
        Assert.Equal(member.Email, JsonNode.Parse(session.Changes[0].Body)!["assignedTo"]!.ToString());
    }

    private static (User Member, User Other) Members(BulkSession session) => session.Server.State.Read(state =>
    {
        var backend = state.Organizations[0].Projects.Single(project => project.Slug == "backend");
        var users = state.Organizations[0].Members
            .Where(member => member.User.IsActive && member.Teams.Intersect(backend.Teams).Any())
            .Select(member => member.User)
            .ToList();
        return (users[0], users[1]);
    });

    private static async Task<BulkSession> StartWithReleaseAsync()
    {
        var session = await BulkSession.StartAsync(new() { Issues = 40, Projects = 1 }, "Get-SentryIssue -First 3");
        var release = session.Server.State.Read(state => state.Organizations[0].Releases.First(release => release.Commits.Count > 0));
        session.Session.Shell.Set("version", release.Version);
        session.Session.Shell.Set("commit", release.Commits[0].Id);
        session.Session.Shell.Set("repository", release.Commits[0].Repository!.Name);
        return session;
    }

    /// <summary>The server as it should be, but for a field that its issues do not show.</summary>
    private static Fault Without(string field) => async (context, next) =>
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        await next(context);
        context.Response.Body = body;
        var rows = JsonNode.Parse(buffer.ToArray())!.AsArray();
        foreach (var row in rows)
        {
            row!.AsObject().Remove(field);
        }

        context.Response.ContentLength = null;
        await context.Response.WriteAsync(rows.ToJsonString());
    };
}
