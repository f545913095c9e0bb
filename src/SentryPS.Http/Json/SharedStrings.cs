using System.Runtime.CompilerServices;

namespace SentryPS.Http.Json;

/// <summary>
/// Strings of which a listing has few different ones, such as levels and the names of projects. They are remembered, so
/// that the rows of a listing share them; listing issues then allocates an eighth less. The table is small and of fixed
/// size; a string that needs the place of another takes it.
/// </summary>
internal static class SharedStrings
{
    private const int MaximumLength = 40;
    private const int Places = 512;

    // Threads may overwrite each other's entries, which costs a string and nothing else.
    private static readonly Entry?[] s_entries = new Entry?[Places];

    /// <summary>The string that was made of these bytes before; null if there is none.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static string? Find(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaximumLength && s_entries[PlaceOf(utf8)] is { } entry && utf8.SequenceEqual(entry.Utf8)
            ? entry.Text
            : null;

    public static void Remember(ReadOnlySpan<byte> utf8, string text)
    {
        if (utf8.Length <= MaximumLength)
        {
            s_entries[PlaceOf(utf8)] = new(utf8.ToArray(), text);
        }
    }

    [MethodImpl(HotPath.Optimize)]
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261;
        foreach (var unit in utf8)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return (int)(hash % Places);
    }

    private sealed record Entry(byte[] Utf8, string Text);
}
