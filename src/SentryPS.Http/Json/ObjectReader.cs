using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SentryPS.Http.Json;

/// <summary>Reads the value on which the reader stands into a property of <paramref name="target"/>.</summary>
internal delegate void FieldReader<in T>(T target, ref Utf8JsonReader reader);

/// <summary>
/// Reads objects of one type in a single pass: a table of the fields that matter, and a step over all others. An unknown
/// field, or a value of another kind than expected, is no error.
/// </summary>
internal sealed class ObjectReader<T>(Func<T> create) : IEnumerable
{
    private const int BucketCount = 128;

    private readonly Field?[] _buckets = new Field?[BucketCount];

    public void Add(string name, FieldReader<T> read)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        ref var bucket = ref _buckets[BucketOf(utf8)];
        bucket = new(utf8, read, bucket);
    }

    /// <summary>The reader stands on the start of an object and afterwards on its end. Null for any other value.</summary>
    [MethodImpl(HotPath.Optimize)]
    public T? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        var target = create();
        ReadInto(target, ref reader);
        return target;
    }

    /// <summary>Reads the fields of an object into one that exists; any other value has none.</summary>
    [MethodImpl(HotPath.Optimize)]
    public void ReadInto(T target, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = Find(reader.ValueSpan);
            reader.Read();
            read?.Invoke(target, ref reader);
            // What the table does not know, or its reader had no use for, is stepped over.
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The objects of an array; what is no object is passed over.</summary>
    public IReadOnlyList<T> ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<T>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Read(ref reader) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    IEnumerator IEnumerable.GetEnumerator() => _buckets.GetEnumerator();

    [MethodImpl(HotPath.Optimize)]
    private static int BucketOf(ReadOnlySpan<byte> name) =>
        name.Length == 0 ? 0 : ((name.Length * 31) + (name[0] * 7) + (name[name.Length - 1] * 3) + name[name.Length / 2]) % BucketCount;

    [MethodImpl(HotPath.Optimize)]
    private FieldReader<T>? Find(ReadOnlySpan<byte> name)
    {
        var field = _buckets[BucketOf(name)];
        while (field is not null && !name.SequenceEqual(field.Name))
        {
            field = field.Next;
        }

        return field?.Read;
    }

    private sealed record Field(byte[] Name, FieldReader<T> Read, Field? Next);
}
