using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Objects;

/// <summary>What scripts do with the values of objects: compare, count, index, subtract, group.</summary>
public sealed class ObjectValuesTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("@($issues | Where-Object Project -eq 'backend').Count -gt 0")]
    [InlineData("@($issues | Where-Object { $_.Project -in 'backend', 'mobile' }).Count -gt 0")]
    [InlineData("@($issues | Where-Object AssignedTo -eq '#backend-team').Count -gt 0")]
    [InlineData("@($issues | Where-Object AssignedTo -like '*@acme.example').Count -gt 0")]
    [InlineData("@{ backend = 1 }.ContainsKey(($issues | Where-Object Project -eq 'backend')[0].Project)")]
    [InlineData("(Get-SentryIssue -First 1).Count -eq 1")]
    [InlineData("(Get-SentryRelease | Where-Object Projects -contains 'backend').Count -gt 0")]
    [InlineData("([datetime]::Now - $issues[0].LastSeen) -is [timespan]")]
    [InlineData("$issues[0].LastSeen.AddDays(-1) -lt [datetime]::Now")]
    [InlineData("[datetime]::Now -gt $issues[0].LastSeen")]
    [InlineData("$issues[0].Stats[0].Start.Kind -eq 'Local' -and $issues[0].Stats[-1].Start -gt $issues[0].Stats[0].Start")]
    [InlineData("$event.Exceptions[0] -is [SentryPS.SentryExceptionValue]")]
    [InlineData("$event.Exceptions[-1].Frames[0] -is [SentryPS.SentryStackFrame]")]
    [InlineData("$null -eq $event.Exceptions[99]")]
    [InlineData("$event.Exceptions.Count -eq @($event.Exceptions).Count")]
    [InlineData("$event.Exceptions -is [System.Collections.IList] -and \"$($event.Exceptions[0])\".Length -gt 0")]
    [InlineData("$event.Tags.level -eq $event.Level -and $event.Tags['level'] -eq $event.Level")]
    [InlineData("$project.Teams[0] -is [string] -and $project.Teams -contains $project.Teams[0]")]
    public void HoldsFor(string script) => Assert.True(Run($$"""
        $issues = Get-SentryIssue -Status All
        $event = @($issues[0..9] | Get-SentryEvent -Latest | Where-Object { $_.Exceptions.Count })[0]
        $project = Get-SentryProject backend
        {{script}}
        """).Single<bool>());

    [Fact]
    public void ListsCannotBeChanged()
    {
        Run("$list = (Get-SentryProject backend).Teams; $list[0] = 'other'").SingleError();
        Run("$list.Clear()").SingleError();
        Run("([System.Collections.IList]$list).Add('other')").SingleError();

        Assert.NotEqual("other", Run("$list[0]").Single<string>());
    }

    [Fact]
    public void EventsKnowTheirReleaseThreadsAndStackTrace()
    {
        Session.Server.Faults.Next(Wire.Json("""
            {
              "eventID": "e", "message": "SIGSEGV", "culprit": "crash", "location": "main.c", "type": "error", "title": "SIGSEGV",
              "release": { "version": "app@1.0" }, "tags": [],
              "entries": [
                { "type": "exception", "data": { "values": [{ "type": "SIGSEGV", "value": "bad access", "stacktrace": null }] } },
                { "type": "threads", "data": { "values": [
                  { "id": 1, "name": "main", "crashed": false, "current": false, "stacktrace": { "frames": [{ "function": "idle" }] } },
                  { "id": 7, "name": null, "crashed": true, "current": true, "stacktrace": { "frames": [
                    { "function": "start", "package": "/usr/lib/libc.so", "instructionAddr": "0x1" },
                    { "function": null, "package": "/opt/app", "instructionAddr": "0x2a", "inApp": true }] } }] } }
              ]
            }
            """));

        var item = Run("$crash = Get-SentryEvent 42 -Latest; $crash").Single<SentryEvent>();

        Assert.Equal(("app@1.0", "SIGSEGV", "crash", "main.c", "error"), (item.Release, item.Message, item.Culprit, item.Location, item.Type));
        Assert.Equal(["thread 1 'main'", "thread 7 (crashed)"], item.Threads.Select(thread => $"{thread}"));
        Assert.Equal(["0x2a (/opt/app)", "start (/usr/lib/libc.so)"], item.StackTrace.Select(frame => $"{frame}"));
        Assert.Equal("SIGSEGV: bad access\n ▸ 0x2a (/opt/app)\n   start (/usr/lib/libc.so)", SentryEventPage.StackTrace(item));
        Assert.Equal("7", Run("$crash.Threads[-1].Id").Single<string>());
    }

    [Fact]
    public void StackTraceOutsideExceptionsIsReadToo()
    {
        Session.Server.Faults.Next(Wire.Json("""
            {
              "eventID": "e", "tags": [{ "key": "release", "value": "2" }], "release": { "version": "1" },
              "entries": [{ "type": "stacktrace", "data": { "frames": [{ "function": "a", "filename": "x.c", "lineNo": 3 }] } }]
            }
            """));

        var item = Run("Get-SentryEvent 42 -Latest").Single<SentryEvent>();

        Assert.Equal("a (x.c:3)", item.StackTrace.ToString());
        Assert.Equal("2", item.Release);
        Assert.Empty(item.Threads);
        Assert.Equal("   a (x.c:3)", SentryEventPage.StackTrace(item));
    }
}
