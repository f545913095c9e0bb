namespace SentryPS.Completion;

/// <summary>Completes the slugs of organizations.</summary>
internal sealed class OrganizationCompleter() : SentryCompleter(CompletionSource.Organizations);

/// <summary>Completes the slugs of projects.</summary>
internal sealed class ProjectCompleter() : SentryCompleter(CompletionSource.Projects);

/// <summary>Completes the names of environments.</summary>
internal sealed class EnvironmentCompleter() : SentryCompleter(CompletionSource.Environments);

/// <summary>Completes the versions of releases.</summary>
internal sealed class ReleaseCompleter() : SentryCompleter(CompletionSource.Releases);

/// <summary>Completes teams by their slugs and members by their email addresses.</summary>
internal sealed class AssigneeCompleter() : SentryCompleter(CompletionSource.Teams, CompletionSource.Members);

/// <summary>Completes the short IDs of unresolved issues.</summary>
internal sealed class IssueCompleter() : SentryCompleter(CompletionSource.Issues);

/// <summary>
/// Completes the keys of tags, as the beginning of a hashtable that waits for the value. Within the braces PowerShell
/// asks no completer.
/// </summary>
internal sealed class TagCompleter() : SentryCompleter(CompletionSource.Tags)
{
    protected override string TextOf(CompletionCandidate candidate, string typed) =>
        $"@{{ {Quoting.QuoteKey(candidate.Text)} = ";
}
