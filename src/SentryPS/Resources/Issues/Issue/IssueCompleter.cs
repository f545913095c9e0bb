namespace SentryPS.Completion;

/// <summary>Completes the short IDs of unresolved issues.</summary>
internal sealed class IssueCompleter() : SentryCompleter(CompletionSource.Issues);
