using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>
/// Completes words that Sentry is known to have; others may be typed all the same, since servers get new ones.
/// </summary>
internal abstract class WordCompleter(params IEnumerable<string> words) : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var begun = Quoting.Unquote(wordToComplete);
        return words
            .Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionCandidate(word, word).ToResult(Quoting.Quote(word, wordToComplete)))
            .ToList();
    }
}
