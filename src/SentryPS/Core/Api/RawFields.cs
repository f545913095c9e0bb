namespace SentryPS;

/// <summary>Steps into nested JSON of which nothing is certain: what is not there, or is of another kind, is null or empty.</summary>
internal static class RawFields
{
    public static object? Field(this object? value, string name) =>
        value is IDictionary<string, object?> fields && fields.TryGetValue(name, out var field) ? field : null;

    public static string? Text(this object? value, string name) => value.Field(name) as string;

    public static int? Number(this object? value, string name) =>
        value.Field(name) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public static IReadOnlyList<object?> Items(this object? value, string name) => value.Field(name) as object?[] ?? [];
}
