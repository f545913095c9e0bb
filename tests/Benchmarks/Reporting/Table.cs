using System.Text;

namespace SentryPS.Benchmarks.Reporting;

/// <summary>A table in Markdown, aligned so that it can be read as it is.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = head.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Max()).ToArray();
        var text = new StringBuilder();
        Line(head);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (var row in _rows)
            Line(row);
        return text.ToString();

        void Line(IReadOnlyList<string> cells) =>
            text.Append("| ").AppendJoin(" | ", cells.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
    }
}
