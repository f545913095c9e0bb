using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>Completes the names of time zones in the tz database, as far as this computer knows them.</summary>
internal sealed class TimeZoneCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var begun = Quoting.Unquote(wordToComplete);
        return TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.Id)
            // Windows has names of its own, with blanks, which Sentry does not know.
            .Where(name => name.IndexOf(' ') < 0 && name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new CompletionResult(
                Quoting.Quote(name, wordToComplete), name, CompletionResultType.ParameterValue, name))
            .ToList();
    }
}
