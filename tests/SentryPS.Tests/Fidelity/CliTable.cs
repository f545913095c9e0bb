namespace SentryPS.Tests.Fidelity;

/// <summary>A table that sentry-cli has printed.</summary>
internal sealed class CliTable
{
    private readonly string[] _columns;

    private CliTable(string[] columns, IReadOnlyList<string[]> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Rows are framed in bars; rules between them are of another make.</summary>
    public static CliTable Parse(string output)
    {
        var lines = output.Split('\n')
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray())
            .ToList();
        return lines.Count == 0 ? new CliTable([], []) : new CliTable(lines[0], lines[1..]);
    }

    /// <summary>The cells of a column, top down.</summary>
    public IEnumerable<string> Column(string name)
    {
        var index = Array.IndexOf(_columns, name);
        Assert.True(index >= 0, $"There is no column {name} in {string.Join(", ", _columns)}.");
        return Rows.Select(row => row[index]);
    }
}
