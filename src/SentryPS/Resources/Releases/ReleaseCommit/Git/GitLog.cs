using System.Globalization;

namespace SentryPS.Git;

/// <summary>Reads commits as git writes them with <see cref="Arguments"/>: fields between NUL characters, then files.</summary>
internal static class GitLog
{
    private const char Separator = '\0';
    private const int FieldCount = 6;

    // By the date at which a commit came to be as it is: sorted by it, as Sentry does, the last of the range comes first also
    // where commits were rebased. -c is for merges; a file that was renamed is one deleted and one added, as Sentry knows
    // no other letters.
    public static readonly IReadOnlyList<string> Arguments =
    [
        "log", "-z", "--encoding=UTF-8", "--no-color", "--root", "-c", "--no-renames", "--no-ext-diff", "--name-status",
        "--format=%H%x00%P%x00%an%x00%ae%x00%cI%x00%B",
    ];

    public static IReadOnlyList<GitCommit> Parse(string output)
    {
        var fields = output.Split(Separator);
        var commits = new List<GitCommit>();
        for (var index = 0; index < fields.Length;)
        {
            // What stands between two commits is empty, or a line break.
            if (fields[index].Trim().Length == 0)
            {
                index++;
                continue;
            }

            var start = index;
            index += FieldCount;
            commits.Add(new(
                fields[start].Trim(),
                fields[start + 1].Split([' '], StringSplitOptions.RemoveEmptyEntries).Length,
                fields[start + 2],
                fields[start + 3],
                DateOf(fields[start + 4]),
                fields[start + 5].TrimEnd(),
                Files(fields, ref index)));
        }

        return commits;
    }

    /// <summary>The files that follow, up to the hash of the next commit.</summary>
    private static List<(string, string)> Files(string[] fields, ref int index)
    {
        var files = new List<(string, string)>();
        for (; index < fields.Length; index++)
        {
            var letters = fields[index].Trim();
            if (GitHash.IsFull(letters))
                break;

            if (letters.Length > 0)
                files.Add((fields[++index], TypeOf(letters)));
        }

        return files;
    }

    /// <summary>A letter for each parent, and letters that Sentry does not know: of a changed type (T) the file is another.</summary>
    private static string TypeOf(string letters) =>
        letters[0] is 'A' or 'D' && letters.All(letter => letter == letters[0]) ? letters.Substring(0, 1) : "M";

    private static DateTimeOffset? DateOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
