namespace SentryPS.Http.Json.Models;

internal static class RawObjectReader
{
    public static readonly ObjectReader<SentryRawObject> Instance = new(() => new())
    {
        { "id", (item, ref reader) => item.Id = reader.Text() },
        { "key", (item, ref reader) => item.Id ??= reader.Text() },
    };
}
