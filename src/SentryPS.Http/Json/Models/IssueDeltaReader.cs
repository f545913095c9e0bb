namespace SentryPS.Http.Json.Models;

internal static class IssueDeltaReader
{
    public static readonly ObjectReader<IssueDelta> Instance = new(() => new())
    {
        { "merge", (delta, ref reader) => delta.MergeParent = reader.TextOf("parent") },
    };
}
