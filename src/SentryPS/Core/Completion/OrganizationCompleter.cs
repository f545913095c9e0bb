namespace SentryPS.Completion;

/// <summary>Completes the slugs of organizations.</summary>
internal sealed class OrganizationCompleter() : SentryCompleter(CompletionSource.Organizations);
