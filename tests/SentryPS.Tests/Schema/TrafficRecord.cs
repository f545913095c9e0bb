using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SentryPS.Api;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Schema;

/// <summary>
/// What is known of the traffic of a class of tests, which run one after another and may share a sandbox: findings that
/// nobody was told of yet, and the commands in its scripts.
/// </summary>
internal sealed partial class TrafficRecord
{
    private static readonly ConcurrentDictionary<string, TrafficRecord> s_records = new();

    private readonly ConcurrentQueue<string> _findings = new();
    private readonly ConcurrentDictionary<string, bool> _commands = new();
    private readonly ConcurrentDictionary<ShellRun, bool> _runs = new();

    /// <summary>That of the class whose test or fixture is running.</summary>
    public static TrafficRecord Current => s_records.GetOrAdd(TestContext.Current.TestClass?.UniqueID ?? "", _ => new());

    /// <summary>Notes the commands of a script, which runs until the result is disposed of.</summary>
    public IDisposable Run(string script)
    {
        var run = new ShellRun(this, [.. CommandName().Matches(script).Select(match => match.Value)]);
        foreach (var command in run.Commands)
        {
            _commands[command] = true;
        }

        _runs[run] = true;
        return run;
    }

    public IReadOnlyList<string> TakeFindings()
    {
        var findings = new List<string>();
        while (_findings.TryDequeue(out var finding))
        {
            findings.Add(finding);
        }

        return [.. findings.Distinct()];
    }

    public void Judge(RecordedRequest request)
    {
        // Tests play other clients too, and send what is wrong on purpose.
        if (!request.Headers.TryGetValue("User-Agent", out var agent) || !agent.StartsWith("SentryPS/", StringComparison.Ordinal))
        {
            return;
        }

        Note(RequestJudge.Judge(request), RequestDeviations.All, request);
        if (OfficialSchema.IsHere)
        {
            Note(WholeSchemaJudge.JudgeRequest(request), RequestDeviations.All, request);
        }

        if (OperationIndex.Shared.Match(request.Method, request.Path)?.Operation is { } operation)
        {
            Note(JudgeCommand(operation), RequestDeviations.All, request);
            WholeRun.Note(operation, _runs.Keys.SelectMany(run => run.Commands));
        }
    }

    public void Judge(RecordedRequest request, Response answer) =>
        Note(WholeSchemaJudge.JudgeAnswer(request, answer), AnswerDeviations.All, request);

    /// <summary>
    /// A change has to be served by a command of the scripts, not only of that which runs just now: a request that nobody
    /// waits for any more may arrive late. Any command may ask for what another one serves.
    /// </summary>
    private IEnumerable<Finding> JudgeCommand(SentryApiOperation operation)
    {
        if (_commands.ContainsKey(ServingCommands.Fallback))
        {
            return [];
        }

        if (operation.Method == "GET")
        {
            return operation.Command.Contains(ServingCommands.Fallback)
                ? [new(operation.Name, "command", "no command serves it; docs/coverage.md says which do what")]
                : [];
        }

        return _runs.IsEmpty || _commands.Keys.Intersect(operation.Command).Any()
            ? []
            : [new(operation.Name, "command", $"none of {string.Join(", ", _commands.Keys.Order())} serves it; [Serves] on the command's class says what it does")];
    }

    private void Note(IEnumerable<Finding> findings, IReadOnlyList<Deviation> deviations, RecordedRequest request)
    {
        foreach (var finding in findings)
        {
            if (deviations.FirstOrDefault(deviation => deviation.Covers(finding)) is { } known)
            {
                WholeRun.Note(known);
            }
            else
            {
                _findings.Enqueue($"{finding} ({request.Method} {request.Path}{request.QueryString} {request.Body})");
            }
        }
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-Sentry\w*\b")]
    private static partial Regex CommandName();

    private sealed record ShellRun(TrafficRecord Record, IReadOnlyList<string> Commands) : IDisposable
    {
        public void Dispose() => Record._runs.TryRemove(this, out _);
    }
}
