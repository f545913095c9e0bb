using System.Collections;
using System.Globalization;

namespace SentryPS.Commands;

/// <summary>Reads the commits that scripts have: hashtables, rows of CSV files, other objects, and what git log writes.</summary>
internal static class CommitRow
{
    private static readonly string[] s_id = ["Id", "Hash", "Sha", "Commit"];
    private static readonly string[] s_repository = ["Repository"];
    private static readonly string[] s_name = ["AuthorName", "author_name"];
    private static readonly string[] s_email = ["AuthorEmail", "author_email", "Email"];
    private static readonly string[] s_message = ["Message", "Subject"];
    private static readonly string[] s_date = ["DateCreated", "Date", "Timestamp"];
    private static readonly string[] s_files = ["Files", "patch_set"];

    /// <summary>Lines of text belong together: they are what git log wrote.</summary>
    /// <exception cref="SentryException">One of them is no commit.</exception>
    public static IReadOnlyList<SentCommit> ReadAll(IEnumerable<object?> rows)
    {
        var values = rows.Select(row => PipelineValue.Unwrap(row)).ToList();
        var lines = values.OfType<string>().ToList();
        return [.. GitLogText.Read(lines), .. values.Where(value => value is not string).Select(Read)];
    }

    private static SentCommit Read(object? row)
    {
        if (row is not (IDictionary or PSObject or SentryObject))
            throw Refused(row, $"{row} is no commit");

        var id = Text(row, s_id) ?? throw Refused(row, $"A commit has no {s_id[0]}");
        var (name, email) = (Text(row, s_name), Text(row, s_email));
        if (Text(row, ["Author"]) is { } author)
        {
            var (ofName, ofEmail) = GitLogText.ReadAuthor(author);
            (name, email) = (name ?? ofName, email ?? ofEmail);
        }

        return new(id)
        {
            Repository = Text(row, s_repository),
            AuthorName = name,
            AuthorEmail = email,
            Message = Text(row, s_message),
            Date = Date(row),
            Files = Files(row),
        };
    }

    private static DateTimeOffset? Date(object row) => Value(row, s_date) switch
    {
        null or "" => null,
        DateTimeOffset date => date,
        DateTime date => new DateTimeOffset(date),
        var other => GitLogText.ReadDate(Convert.ToString(other, CultureInfo.InvariantCulture)!)
            ?? throw Refused(row, $"'{other}' is no date"),
    };

    /// <summary>Paths, or objects with <c>path</c> and <c>type</c>.</summary>
    private static IReadOnlyList<(string, string)>? Files(object row) => Value(row, s_files) switch
    {
        null or "" => null,
        string path => [(path, "M")],
        IEnumerable files and not IDictionary => [.. files.Cast<object?>().Select(file => File(PipelineValue.Unwrap(file)))],
        var file => [File(file)],
    };

    private static (string, string) File(object? file) => file switch
    {
        string path => (path, "M"),
        IDictionary or PSObject or SentryObject when Text(file, ["Path", "filename"]) is { } path =>
            (path, Value(file, ["Type", "Change"]) is { } type ? TypeOf(type) : "M"),
        _ => throw Refused(file, "A changed file has no path"),
    };

    private static string TypeOf(object type) =>
        (type is Enum change ? WireText.Of(change) : $"{type}").ToUpperInvariant() is ['A' or 'M' or 'D', ..] text
            ? text.Substring(0, 1)
            : throw SentryException.InvalidInput(
                $"'{type}' says not what became of a file: A is for added, M for modified, D for deleted.", type);

    private static string? Text(object row, string[] names) =>
        Convert.ToString(Value(row, names), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>The first of the columns that is there and has something in it.</summary>
    private static object? Value(object row, string[] names) => names
        .Select(name => PipelineValue.Unwrap(row is IDictionary table ? Entry(table, name) : PSObject.AsPSObject(row).Properties[name]?.Value))
        .FirstOrDefault(value => value is not null and not "");

    private static object? Entry(IDictionary table, string name) => table.Keys.Cast<object>()
        .Where(key => string.Equals($"{key}", name, StringComparison.OrdinalIgnoreCase))
        .Select(key => table[key])
        .FirstOrDefault();

    private static SentryException Refused(object? row, string complaint) => SentryException.InvalidInput(
        $"-Commit: {complaint}. A commit is what git log writes, or has an Id (the hash) and, as far as they are known, "
        + "Repository, AuthorName, AuthorEmail, Message, Date and Files.",
        row);
}
