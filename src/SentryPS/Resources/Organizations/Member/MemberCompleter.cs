namespace SentryPS.Completion;

/// <summary>Completes members by their email addresses.</summary>
internal sealed class MemberCompleter() : SentryCompleter(CompletionSource.Members);
