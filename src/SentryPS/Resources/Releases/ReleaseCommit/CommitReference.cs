using System.Collections;

namespace SentryPS.Commands;

/// <summary>
/// Up to which commit of a repository a release goes. Sentry reads the commits there by itself, later.
/// </summary>
/// <param name="Repository">The name of the repository, which Sentry is connected to.</param>
/// <param name="Commit">The last commit.</param>
/// <param name="Previous">The last commit of the release before. Null leaves it to Sentry.</param>
internal sealed record CommitReference(string Repository, string Commit, string? Previous)
{
    /// <summary>Reads <c>acme/backend@hash</c>, <c>acme/backend@from..to</c>, or a hashtable with the API's own names.</summary>
    public static CommitReference Read(object? value)
    {
        value = PipelineValue.Unwrap(value);
        if (value is IDictionary table)
        {
            var fields = JsonValue.FieldsOf(table, "-Refs", "repository", "commit");
            fields.TryGetValue("previousCommit", out var previous);
            return new CommitReference($"{fields["repository"]}", $"{fields["commit"]}", previous as string).Split();
        }

        var text = value as string ?? "";
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1
            ? new CommitReference(text.Substring(0, at), text.Substring(at + 1), null).Split()
            : throw SentryException.InvalidInput(
                $"-Refs: '{value}' names no commit of a repository. Give acme/backend@commit, acme/backend@from..to, "
                + "or @{ repository = 'acme/backend'; commit = '…' }.",
                value);
    }

    /// <summary>The same with the repository as the organization names it.</summary>
    /// <exception cref="SentryException">The organization has no such repository.</exception>
    public CommitReference In(KnownRepositories known, string organization) => known.Find(Repository) is { } name
        ? this with { Repository = name }
        : throw new SentryException(
            $"Repository '{Repository}' was not found in {organization}.{known.Suggest(Repository)}",
            "SentryNotFound",
            ErrorCategory.ObjectNotFound)
        {
            Target = Repository,
            RecommendedAction = "Sentry reads commits of repositories that it is connected to. "
                + "Connect it in Sentry's settings, or give the commits with -Commit or -Auto.",
        };

    public IReadOnlyDictionary<string, object?> ToBody()
    {
        var body = new Dictionary<string, object?> { ["repository"] = Repository, ["commit"] = Commit };
        if (Previous is not null)
            body["previousCommit"] = Previous;

        return body;
    }

    /// <summary>Two whole hashes with dots between them are longer than the server takes in one field.</summary>
    private CommitReference Split()
    {
        var dots = Commit.IndexOf("..", StringComparison.Ordinal);
        return dots > 0 ? new(Repository, Commit.Substring(dots).TrimStart('.'), Commit.Substring(0, dots)) : this;
    }
}
