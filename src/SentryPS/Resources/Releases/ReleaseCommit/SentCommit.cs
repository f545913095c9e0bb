namespace SentryPS.Commands;

/// <summary>A commit as it is sent.</summary>
/// <param name="Id">The hash, or what another system calls its commits by.</param>
internal sealed record SentCommit(string Id)
{
    // Sentry refuses all of the commits for one that is longer.
    private const int LongestId = 64;
    private const int LongestRepository = 64;
    private const int LongestName = 128;
    private const int LongestEmail = 200;
    private const int LongestPath = 510;

    public string? Repository { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorEmail { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset? Date { get; init; }

    /// <summary>The files that it changed, with one letter for what became of each. Null where nobody knows.</summary>
    public IReadOnlyList<(string Path, string Type)>? Files { get; init; }

    /// <summary>What is not known is left out.</summary>
    public IReadOnlyDictionary<string, object?> ToBody()
    {
        Check(Id, LongestId, "the id of a commit");
        Check(Repository, LongestRepository, "the name of a repository that commits come with");
        var body = new Dictionary<string, object?>
        {
            ["id"] = Id,
            ["repository"] = Repository,
            ["author_name"] = Cut(AuthorName, LongestName),
            ["author_email"] = Cut(AuthorEmail, LongestEmail),
            ["message"] = Message,
            ["timestamp"] = Date,
            ["patch_set"] = Files?.Where(file => file.Path.Length <= LongestPath)
                .Select(file => new Dictionary<string, object?> { ["path"] = file.Path, ["type"] = file.Type }).ToList(),
        };
        return body.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value);
    }

    /// <summary>How many of the files have paths that Sentry does not take; they are left out.</summary>
    public int CountLongPaths() => Files?.Count(file => file.Path.Length > LongestPath) ?? 0;

    private static string? Cut(string? text, int length) =>
        text is null || text.Length <= length ? text
        // Half of a character cannot be sent.
        : text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    private static void Check(string? text, int length, string words)
    {
        if (text?.Length > length)
            throw SentryException.InvalidInput($"'{text}' cannot be {words}: Sentry takes {length} characters at most.", text);
    }
}
