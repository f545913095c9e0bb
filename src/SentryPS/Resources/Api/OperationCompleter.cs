using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>Completes what the index of operations knows. No server is asked.</summary>
internal abstract class OperationCompleter(Func<SentryApiOperation, CompletionCandidate> candidateOf)
    : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = Quoting.Unquote(wordToComplete);
        return OperationIndex.Shared.All
            .Select(candidateOf)
            .Distinct()
            .Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase)
            .Select(candidate => candidate.ToResult(Quoting.Quote(candidate.Text, wordToComplete)))
            .ToList();
    }
}

/// <summary>Completes the names of operations.</summary>
internal sealed class OperationNameCompleter()
    : OperationCompleter(operation => new(operation.Name, $"{operation.Method} {operation.Path}"));

/// <summary>Completes the chapters of the official documents.</summary>
internal sealed class OperationTagCompleter() : OperationCompleter(operation => new(operation.Tag, operation.Tag));
