namespace SentryPS.Completion;

/// <summary>Completes the names of environments.</summary>
internal sealed class EnvironmentCompleter() : SentryCompleter(CompletionSource.Environments);
