namespace SentryPS.Api;

/// <summary>
/// Reads and writes JSON for the part of the module that has no JSON of its own; it comes with the transport.
/// </summary>
internal static class JsonText
{
    private static readonly Lazy<IJsonReader> s_reader = new(TransportLoader.CreateJsonReader);

    /// <summary>
    /// The value as dictionaries (case-sensitive, any key), arrays, strings, Int64, Double, Boolean and null. Throws
    /// <see cref="FormatException"/> for what is not JSON.
    /// </summary>
    public static object? Parse(byte[] json) => s_reader.Value.Parse(json);

    /// <summary>The value of one property of an object, in the same form; null where it is absent.</summary>
    public static object? Property(byte[] json, string name) => s_reader.Value.Property(json, name);

    /// <summary>Such a value as JSON, on one line.</summary>
    public static string Write(object? value) => s_reader.Value.Write(value);

    /// <summary>
    /// The object of such a class that the JSON describes. Throws <see cref="FormatException"/> for what is not JSON.
    /// </summary>
    public static SentryObject Read(Type type, byte[] json) => s_reader.Value.Read(type, json);
}
