namespace SentryPS.Completion;

/// <summary>Completes the versions of releases.</summary>
internal sealed class ReleaseCompleter() : SentryCompleter(CompletionSource.Releases);
