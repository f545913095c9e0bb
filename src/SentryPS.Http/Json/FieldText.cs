using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SentryPS.Http.Json;

/// <summary>
/// Reads the texts of one field. Of most fields, such as levels and the names of projects, many rows have the same
/// text; they then share the string. Of a field that turns out to have another text in each row none is looked for any
/// more.
/// </summary>
internal sealed class FieldText
{
    private const int MostMisses = 100;

    // Threads may miss each other's counts, which costs a search or a string and nothing else.
    private int _misses;

    [MethodImpl(HotPath.Optimize)]
    public string? Read(ref Utf8JsonReader reader)
    {
        if (_misses > MostMisses || reader.TokenType != JsonTokenType.String)
        {
            return reader.Text();
        }

        if (SharedStrings.Find(reader.ValueSpan) is { } known)
        {
            _misses = Math.Max(0, _misses - 1);
            return known;
        }

        _misses++;
        var text = reader.StringOrRepaired();
        SharedStrings.Remember(reader.ValueSpan, text);
        return text;
    }
}
