namespace SentryPS;

/// <summary>An exception that an event reports.</summary>
public sealed class SentryExceptionValue
{
    /// <summary>The exception's class.</summary>
    public string? Type { get; private init; }

    /// <summary>The exception's message.</summary>
    public string? Value { get; private init; }

    /// <summary>The module or package of the class.</summary>
    public string? Module { get; private init; }

    /// <summary>Whether the program caught it. Null where the event does not say.</summary>
    public bool? IsHandled { get; private init; }

    /// <summary>The calls that led to it: where it was thrown first, and who called that after it.</summary>
    public SentryList<SentryStackFrame> Frames { get; private init; } = SentryList<SentryStackFrame>.Empty;

    /// <summary>Class and message.</summary>
    public override string ToString() => Type is null ? Value ?? "" : Value is null ? Type : $"{Type}: {Value}";

    /// <summary>Reads the exceptions of an event's parts, the last one thrown first. Sentry has causes first.</summary>
    internal static SentryList<SentryExceptionValue> Read(IEnumerable<object?> entries) => new(entries
        .Where(entry => entry.Text("type") == "exception")
        .SelectMany(entry => entry.Field("data").Items("values"))
        .Select(Read)
        .Reverse());

    private static SentryExceptionValue Read(object? value) => new()
    {
        Type = value.Text("type"),
        Value = value.Text("value"),
        Module = value.Text("module"),
        IsHandled = value.Field("mechanism").Field("handled") as bool?,
        Frames = SentryStackFrame.Read(value.Field("stacktrace")),
    };
}
