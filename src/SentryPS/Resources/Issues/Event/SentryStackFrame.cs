using System.Globalization;

namespace SentryPS;

/// <summary>One call of a stack trace.</summary>
public sealed class SentryStackFrame
{
    /// <summary>The function.</summary>
    public string? Function { get; private init; }

    /// <summary>The module, class or package of the function.</summary>
    public string? Module { get; private init; }

    /// <summary>The file, as short as the platform names it.</summary>
    public string? FileName { get; private init; }

    /// <summary>The file with its whole path.</summary>
    public string? AbsolutePath { get; private init; }

    /// <summary>The line, counted from 1. Null where it is not known.</summary>
    public int? LineNo { get; private init; }

    /// <summary>The column. Null where it is not known.</summary>
    public int? ColNo { get; private init; }

    /// <summary>Whether the code is the program's own, and not of a library or the platform.</summary>
    public bool InApp { get; private init; }

    /// <summary>The lines of code around the call by their numbers, as text for ConvertTo-Json; empty where Sentry does not have them.</summary>
    public IReadOnlyDictionary<string, string> Context { get; private init; } = new Dictionary<string, string>();

    /// <summary>The variables of the call by name, as the program sent them; empty where it did not.</summary>
    public IDictionary<string, object?> Variables { get; private init; } = new Dictionary<string, object?>();

    /// <summary>Function, file and line.</summary>
    public override string ToString()
    {
        var file = FileName ?? Module ?? AbsolutePath ?? "?";
        return $"{Function ?? "?"} ({(LineNo is { } line ? $"{file}:{line.ToString(CultureInfo.InvariantCulture)}" : file)})";
    }

    /// <summary>Reads a stack trace, the latest call first. Sentry has it last.</summary>
    internal static IReadOnlyList<SentryStackFrame> Read(object? stackTrace) => [.. stackTrace.Items("frames").Select(ReadFrame).Reverse()];

    private static SentryStackFrame ReadFrame(object? frame) => new()
    {
        Function = frame.Text("function"),
        Module = frame.Text("module"),
        FileName = frame.Text("filename"),
        AbsolutePath = frame.Text("absPath"),
        LineNo = frame.Number("lineNo"),
        ColNo = frame.Number("colNo"),
        InApp = frame.Field("inApp") is true,
        Context = ReadContext(frame.Items("context")),
        Variables = frame.Field("vars") as IDictionary<string, object?> ?? new Dictionary<string, object?>(),
    };

    /// <summary>Pairs of a line's number and its text.</summary>
    private static Dictionary<string, string> ReadContext(IEnumerable<object?> lines)
    {
        var context = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            if (line is object?[] { Length: >= 2 } pair && pair[0] is long number && pair[1] is string text)
            {
                context[number.ToString(CultureInfo.InvariantCulture)] = text;
            }
        }

        return context;
    }
}
