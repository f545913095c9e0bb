using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SentryPS.Api;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Requests;
using Xunit.v3;

namespace SentryPS.Tests.Schema;

/// <summary>
/// What is known of the traffic of a class of tests, which run one after another and may share a sandbox: findings that
/// nobody was told of yet, and the commands in the scripts that run.
/// </summary>
internal sealed partial class TrafficRecord
{
    private static readonly ConcurrentDictionary<string, TrafficRecord> s_records = new();

    private readonly ConcurrentQueue<string> _findings = new();
    private readonly ConcurrentDictionary<ShellRun, bool> _runs = new();
    private readonly bool _sendsAnyText;
    private readonly bool _sendsAnyRequest;
    private volatile bool _sendsAnything;

    private TrafficRecord(IXunitTestClass? testClass)
    {
        _sendsAnyText = Has(typeof(SendsAnyTextAttribute));
        _sendsAnyRequest = Has(typeof(SendsAnyRequestAttribute));

        bool Has(Type attribute) => testClass?.Class.IsDefined(attribute, inherit: true) ?? false;
    }

    /// <summary>That of the class whose test or fixture is running.</summary>
    public static TrafficRecord Current => s_records.GetOrAdd(
        TestContext.Current.TestClass?.UniqueID ?? "", static _ => new(TestContext.Current.TestClass as IXunitTestClass));

    /// <summary>Notes the commands of a script, which runs until the result is disposed of.</summary>
    public IDisposable Run(string script)
    {
        var run = new ShellRun(this, [.. CommandName().Matches(script).Select(match => match.Value)]);
        _sendsAnything |= run.Commands.Contains(ServingCommands.Fallback);
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
        // Tests play other clients too, and use the transport without a command, with whatever they like.
        var agent = request.Headers.GetValueOrDefault("User-Agent", "");
        if (_runs.IsEmpty || _sendsAnyRequest || !agent.StartsWith("SentryPS/", StringComparison.Ordinal))
        {
            return;
        }

        Note(RequestJudge.Judge(request), RequestDeviations.All, request);
        if (OfficialSchema.IsHere && !_sendsAnyText)
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

    /// <summary>What commands send, one of them serves; only Invoke-SentryApi sends anything.</summary>
    private IEnumerable<Finding> JudgeCommand(SentryApiOperation operation) =>
        !_sendsAnything && operation.Command.Contains(ServingCommands.Fallback)
            ? [new(operation.Name, "command", "no command serves it; [Serves] on the command's class says that it does")]
            : [];

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
