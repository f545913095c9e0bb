namespace SentryPS.Completion;

/// <summary>Completes the keys of tags.</summary>
internal sealed class TagKeyCompleter() : SentryCompleter(CompletionSource.Tags);
