using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>Completes conditions in words, one of each form.</summary>
internal sealed class AlertFilterCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        AlertConditionWords.Examples
            .Where(example => example.StartsWith(Quoting.Unquote(wordToComplete), StringComparison.OrdinalIgnoreCase))
            .Select(example => new CompletionCandidate(example, example).ToResult(Quoting.Quote(example, wordToComplete)))
            .ToList();
}
