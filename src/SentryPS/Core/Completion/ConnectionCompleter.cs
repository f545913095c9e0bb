using System.Collections;
using System.Management.Automation.Language;
using SentryPS.Connection;

namespace SentryPS.Completion;

/// <summary>Completes the names of connections.</summary>
internal sealed class ConnectionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var begun = Quoting.Unquote(wordToComplete);
        return ConnectionStore.Named
            .Where(connection => connection.Name!.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(connection => new CompletionCandidate(connection.Name!, connection.ToString()))
            .Select(candidate => candidate.ToResult(Quoting.Quote(candidate.Text, wordToComplete)))
            .ToList();
    }
}
