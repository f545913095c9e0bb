namespace SentryPS.Completion;

/// <summary>Completes teams by their slugs and members by their email addresses.</summary>
internal sealed class AssigneeCompleter() : SentryCompleter(CompletionSource.Teams, CompletionSource.Members);
