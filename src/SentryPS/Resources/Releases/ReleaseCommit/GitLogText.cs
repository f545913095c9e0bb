using System.Globalization;
using System.Text.RegularExpressions;
using SentryPS.Git;

namespace SentryPS.Commands;

/// <summary>
/// Reads what people have git log write: its usual form, one line for each commit (<c>--pretty=oneline</c>), or hashes alone.
/// </summary>
internal static class GitLogText
{
    private static readonly Regex s_author = new(
        @"\A(?<name>[^<]*?)\s*<(?<email>[^>]*)>", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // git's own date, with a month and a day in English whatever the language, and its ISO forms.
    private static readonly string[] s_dates =
    [
        "ddd MMM d HH:mm:ss yyyy zzz", "ddd, d MMM yyyy HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz",
    ];

    /// <exception cref="SentryException">It is none of these forms, or its hashes are shortened.</exception>
    public static IReadOnlyList<SentCommit> Read(IReadOnlyList<string> lines)
    {
        // Text that was read as one is lines all the same.
        var all = lines.SelectMany(line => line.Split('\n')).Select(line => line.TrimEnd('\r')).ToList();
        return all.Exists(line => line.StartsWith("commit ", StringComparison.Ordinal)) ? ReadBlocks(all)
            : [.. all.Where(line => line.Trim().Length > 0).Select(ReadLine)];
    }

    /// <summary>Name and email address of <c>Ada Lind &lt;ada@acme.example&gt;</c>, or of one of the two.</summary>
    public static (string? Name, string? Email) ReadAuthor(string text)
    {
        var match = s_author.Match(text);
        var (name, email) = match.Success ? (match.Groups["name"].Value, match.Groups["email"].Value)
            : text.IndexOf('@') > 0 ? ("", text)
            : (text, "");
        return (name.Length > 0 ? name : null, email.Length > 0 ? email : null);
    }

    /// <summary>Null for what is no date.</summary>
    public static DateTimeOffset? ReadDate(string text)
    {
        const DateTimeStyles style = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeLocal;
        return DateTimeOffset.TryParseExact(text.Trim(), s_dates, CultureInfo.InvariantCulture, style, out var date) ? date
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, style, out date) ? date
            : null;
    }

    private static SentCommit ReadLine(string line)
    {
        var parts = line.Trim().Split([' ', '\t'], 2);
        return new(Hash(parts[0])) { Message = parts.Length > 1 ? parts[1] : null };
    }

    private static List<SentCommit> ReadBlocks(List<string> lines)
    {
        var commits = new List<SentCommit>();
        var message = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
            {
                Finish(commits, message);
                commits.Add(new(Hash(line.Split(' ')[1])));
            }
            else if (commits.Count == 0)
            {
                if (line.Trim().Length > 0)
                    throw Unknown(line);
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal) || line.Length == 0)
            {
                message.Add(line.Length == 0 ? "" : line.Substring(4));
            }
            else if (Field(line, "Author:") is { } author)
            {
                var (name, email) = ReadAuthor(author);
                commits[^1] = commits[^1] with { AuthorName = name, AuthorEmail = email };
            }
            else if ((Field(line, "CommitDate:") ?? Field(line, "Date:")) is { } date)
            {
                commits[^1] = commits[^1] with { Date = ReadDate(date) ?? throw NoDate(date) };
            }
        }

        Finish(commits, message);
        return commits;
    }

    private static void Finish(List<SentCommit> commits, List<string> message)
    {
        if (commits.Count > 0)
            commits[^1] = commits[^1] with { Message = string.Join("\n", message).Trim('\n') };

        message.Clear();
    }

    private static string? Field(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) ? line.Substring(name.Length).Trim() : null;

    private static string Hash(string text) =>
        GitHash.IsFull(text) ? text
        : GitHash.IsHexadecimal(text) && text.Length >= 4
            ? throw SentryException.InvalidInput(
                $"-Commit: '{text}' is a shortened hash, which names a commit for git alone. git log --no-abbrev-commit writes whole ones.",
                text)
            : throw Unknown(text);

    private static SentryException NoDate(string text) => SentryException.InvalidInput(
        $"-Commit: '{text}' is no date that is understood; git log --date=iso writes one.", text);

    private static SentryException Unknown(string text) => SentryException.InvalidInput(
        $"-Commit: '{text}' is not what git log writes. It takes the usual form, that of --pretty=oneline, hashes, and objects with an Id.", text);
}
