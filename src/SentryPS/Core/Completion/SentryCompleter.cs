using System.Collections;
using System.Management.Automation.Language;
using System.Net;
using System.Security;
using SentryPS.Connection;

namespace SentryPS.Completion;

/// <summary>
/// Completes names that the server has, of the connection and organization that the command would use.
/// </summary>
internal abstract class SentryCompleter(params CompletionSource[] sources) : IArgumentCompleter
{
    /// <summary>
    /// What matches. Where nothing does the response is empty, not null, for which PowerShell would offer files.
    /// </summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var begun = Quoting.Unquote(wordToComplete);
        return Candidates(fakeBoundParameters)
            .Where(candidate => candidate.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => candidate.ToResult(TextOf(candidate, wordToComplete)))
            .ToList();
    }

    /// <summary>What takes the place of the word that was typed.</summary>
    protected virtual string TextOf(CompletionCandidate candidate, string typed) =>
        Quoting.Quote(candidate.Text, typed);

    /// <summary>All that there is to complete, whatever has been typed so far.</summary>
    protected IEnumerable<CompletionCandidate> Candidates(IDictionary parameters)
    {
        try
        {
            var connection = ConnectionOf(parameters);
            var organization = Value<string>(parameters, "Organization") ?? connection.Organization;
            return sources.SelectMany(source => organization is null && source != CompletionSource.Organizations
                ? []
                : CompletionCache.Get(connection, organization ?? "", source));
        }
        catch (SentryException)
        {
            // Without a connection there is nothing to complete.
            return [];
        }
    }

    /// <summary>The connection that the command would use, or that it would make of what was typed so far.</summary>
    private static SentryConnection ConnectionOf(IDictionary parameters)
    {
        if (Value<SentryConnection>(parameters, "Connection") is { } given)
            return given;

        if (Value<string>(parameters, "Connection") is { } name)
            return ConnectionStore.Get(name);

        var token = Value<SecureString>(parameters, "Token")
            ?? (Value<string>(parameters, "Token") is { Length: > 0 } text
                ? new NetworkCredential("", text).SecurePassword
                : null);
        var url = Value<string>(parameters, "Url");
        return token is null && url is null
            ? ConnectionStore.Get(CurrentFolder, static _ => { })
            : ConnectionStore.GetFor(new() { Token = token, Url = url }, CurrentFolder());
    }

    private static string CurrentFolder()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell
            .AddScript("$ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath")
            .Invoke<string>()[0];
    }

    private static T? Value<T>(IDictionary parameters, string name)
        where T : class =>
        parameters.Contains(name) ? PipelineValue.Unwrap(parameters[name]) as T : null;
}
