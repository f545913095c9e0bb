namespace SentryPS.Completion;

/// <summary>
/// Completes the keys of tags, as the beginning of a hashtable that waits for the value. Within the braces PowerShell
/// asks no completer.
/// </summary>
internal sealed class TagCompleter() : SentryCompleter(CompletionSource.Tags)
{
    protected override string TextOf(CompletionCandidate candidate, string typed) =>
        $"@{{ {Quoting.QuoteKey(candidate.Text)} = ";
}
