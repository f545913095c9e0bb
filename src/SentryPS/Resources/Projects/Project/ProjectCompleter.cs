namespace SentryPS.Completion;

/// <summary>Completes the slugs of projects.</summary>
internal sealed class ProjectCompleter() : SentryCompleter(CompletionSource.Projects);
