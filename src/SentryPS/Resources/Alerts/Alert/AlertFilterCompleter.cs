namespace SentryPS.Completion;

/// <summary>Completes conditions in words, one of each form.</summary>
internal sealed class AlertFilterCompleter() : WordCompleter(AlertConditionWords.Examples);
