namespace SentryPS.Api;

/// <summary>
/// Reads JSON for the part of the module that has no JSON reader of its own; the reader comes with the transport.
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
}
