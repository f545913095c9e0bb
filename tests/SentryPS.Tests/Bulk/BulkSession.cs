using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Requests;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Bulk;

/// <summary>
/// A sandbox whose issues are all unresolved and within sight, and a shell that has them: <c>$issues</c> are issue objects
/// and <c>$ids</c> their ids, both in the order of the listing.
/// </summary>
internal sealed class BulkSession : IAsyncDisposable
{
    private BulkSession(SandboxSession session) => Session = session;

    public SandboxSession Session { get; }

    public SandboxServer Server => Session.Server;

    /// <summary>Requests that change many issues at once, in the order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Changes => [.. Server.Requests.All.Where(IsChange)];

    /// <param name="options">The sandbox.</param>
    /// <param name="list">Lists the issues for <c>$issues</c>; null for tests that list for themselves.</param>
    /// <param name="connectParameters">How to connect.</param>
    /// <param name="host">Who answers questions.</param>
    public static async Task<BulkSession> StartAsync(
        SandboxOptions options, string? list = "Get-SentryIssue", string connectParameters = "", AnsweringHost? host = null)
    {
        var session = await SandboxSession.StartAsync(options, connectParameters: connectParameters, host: host);
        session.Server.State.Change(state =>
        {
            foreach (var issue in state.Organizations[0].Issues)
            {
                issue.Status = "unresolved";
                issue.Substatus = "ongoing";
                issue.AssignedTo = null;
                issue.LastSeen = new[] { issue.LastSeen, state.Now.AddDays(-80) }.Max();
            }
        });
        if (list is not null)
        {
            session.Run($"$issues = @({list}); $ids = @($issues.Id)").AssertNoErrors();
            session.Server.Requests.Clear();
        }

        return new(session);
    }

    public static bool IsChange(RecordedRequest request) =>
        request.Method is "PUT" or "DELETE" && request.Path.EndsWith("/issues/", StringComparison.Ordinal);

    public ShellResult Run(string script) => Session.Run(script);

    /// <summary>Runs a script that has to emit a summary, beside whatever errors it gives.</summary>
    public (SentryChangeSummary Summary, ShellResult Result) Summarize(string script)
    {
        var result = Run(script);
        Assert.Null(result.Failure);
        return (Assert.Single(result.Output.Select(item => item.BaseObject).OfType<SentryChangeSummary>()), result);
    }

    /// <summary>The value of a variable of the shell, as texts.</summary>
    public IReadOnlyList<string> Texts(string expression) => [.. Run(expression).Output.Select(item => item.ToString())];

    /// <summary>The ids of the main organization's issues that are so.</summary>
    public HashSet<string> IdsWhere(Func<Issue, bool> predicate) =>
        Server.State.Read(state => state.Organizations[0].Issues.Where(predicate).Select(issue => $"{issue.Id}").ToHashSet());

    public HashSet<string> IdsOf(string status) => IdsWhere(issue => issue.Status == status);

    /// <summary>The ids of the issues that errors are about, whichever way they name them.</summary>
    public HashSet<string> IdsOf(IEnumerable<ErrorRecord> errors) => Server.State.Read(state =>
        errors.Select(error => $"{state.Issue(Assert.IsType<string>(error.TargetObject)).Id}").ToHashSet());

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
