using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>
/// Completes the names that the chosen operation has in its path, query or body, as the beginning of a hashtable that
/// waits for the value. Within the braces PowerShell asks no completer.
/// </summary>
internal abstract class OperationParameterCompleter(SentryApiParameterLocation location) : IArgumentCompleter
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
        return (OperationOf(fakeBoundParameters)?.Parameters ?? [])
            .Where(parameter => parameter.Location == location && parameter.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(parameter => parameter.IsRequired)
            .Select(parameter => new CompletionCandidate(parameter.Name, Describe(parameter))
                .ToResult($"@{{ {Quoting.QuoteKey(parameter.Name)} = "))
            .ToList();
    }

    private static SentryApiOperation? OperationOf(IDictionary parameters)
    {
        if (Text(parameters, "Operation") is { } name)
            return OperationIndex.Shared.Find(name);

        return Text(parameters, "Path") is { } path
            ? OperationIndex.Shared.Match(Text(parameters, "Method") ?? "GET", path)?.Operation
            : null;
    }

    private static string? Text(IDictionary parameters, string name) =>
        parameters.Contains(name) ? parameters[name]?.ToString() : null;

    private static string Describe(SentryApiParameter parameter) =>
        parameter.Type
        + (parameter.IsRequired ? ", required" : "")
        + (parameter.Values.Count > 0 ? ": " + string.Join(", ", parameter.Values) : "");
}

/// <summary>Completes the holes of the chosen operation's path.</summary>
internal sealed class OperationPathCompleter() : OperationParameterCompleter(SentryApiParameterLocation.Path);

/// <summary>Completes the query of the chosen operation.</summary>
internal sealed class OperationQueryCompleter() : OperationParameterCompleter(SentryApiParameterLocation.Query);

/// <summary>Completes the fields of the chosen operation's body.</summary>
internal sealed class OperationBodyCompleter() : OperationParameterCompleter(SentryApiParameterLocation.Body);
