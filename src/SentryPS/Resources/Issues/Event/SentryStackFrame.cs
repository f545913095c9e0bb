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

    /// <summary>The library or program that has the code, as native platforms name it.</summary>
    public string? Package { get; private init; }

    /// <summary>The address of the call in memory, as native platforms give it: <c>0x1045a2f10</c>.</summary>
    public string? Address { get; private init; }

    /// <summary>The line, counted from 1. Null where it is not known.</summary>
    public int? LineNo { get; private init; }

    /// <summary>The column. Null where it is not known.</summary>
    public int? ColNo { get; private init; }

    /// <summary>Whether the code is the program's own, and not of a library or the platform.</summary>
    public bool InApp { get; private init; }

    /// <summary>
    /// The lines of code around the call by their numbers, as text for ConvertTo-Json; empty where Sentry does not have
    /// them.
    /// </summary>
    public SentryDictionary<string> Context { get; private init; } = new();

    /// <summary>The variables of the call by name, as the program sent them; empty where it did not.</summary>
    public SentryDictionary<object?> Variables { get; private init; } = new();

    /// <summary>Function, file and line.</summary>
    public override string ToString()
    {
        var file = FileName ?? Module ?? AbsolutePath ?? Package ?? "?";
        var place = LineNo is { } line ? $"{file}:{line.ToString(CultureInfo.InvariantCulture)}" : file;
        return $"{Function ?? Address ?? "?"} ({place})";
    }

    /// <summary>Reads a stack trace, the latest call first. Sentry has it last.</summary>
    internal static SentryList<SentryStackFrame> Read(object? stackTrace) =>
        new(stackTrace.Items("frames").Select(ReadFrame).Reverse());

    /// <summary>The stack trace that tells most of an event.</summary>
    internal static SentryList<SentryStackFrame> Of(SentryEvent item)
    {
        var entries = item.Entries;
        return SentryExceptionValue.Read(entries).Select(exception => exception.Frames)
            .Concat(entries
                .Where(entry => entry.Text("type") == "stacktrace")
                .Select(entry => Read(entry.Field("data"))))
            .Concat(SentryThread.Read(entries)
                .OrderByDescending(thread => thread.IsCrashed)
                .Select(thread => thread.Frames))
            .FirstOrDefault(frames => frames.Count > 0) ?? SentryList<SentryStackFrame>.Empty;
    }

    private static SentryStackFrame ReadFrame(object? frame) => new()
    {
        Function = frame.Text("function"),
        Module = frame.Text("module"),
        FileName = frame.Text("filename"),
        AbsolutePath = frame.Text("absPath"),
        Package = frame.Text("package"),
        Address = frame.Text("instructionAddr"),
        LineNo = frame.Number("lineNo"),
        ColNo = frame.Number("colNo"),
        InApp = frame.Field("inApp") is true,
        Context = ReadContext(frame.Items("context")),
        Variables = frame.Field("vars").Fields(),
    };

    /// <summary>Pairs of a line's number and its text.</summary>
    private static SentryDictionary<string> ReadContext(IEnumerable<object?> lines)
    {
        var context = new SentryDictionary<string>();
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
