namespace SentryPS.Completion;

/// <summary>Completes the names of repositories.</summary>
internal sealed class RepositoryCompleter() : SentryCompleter(s_source)
{
    private static readonly CompletionSource s_source = new(
        "repositories", organization => new(ApiMethod.Get, $"organizations/{organization}/repos/"), item =>
        item.Text("name") is { Length: > 0 } name ? new(name, name) : null);
}
