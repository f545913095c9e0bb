using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SentryPS.Api;

namespace SentryPS.Http.Json;

/// <summary>Reads the value on which the reader stands into a property of <paramref name="target"/>.</summary>
internal delegate void FieldReader<in T>(T target, ref Utf8JsonReader reader);

/// <summary>
/// Reads objects of one type in a single pass: a table of the fields that matter, and a step over all others. An
/// unknown field, or a value of another kind than expected, is no error.
/// </summary>
internal sealed class ObjectReader<T>
    where T : class
{
    private const int BucketCount = 128;
    private const int OrderLength = 80;

    private readonly Field?[] _buckets = new Field?[BucketCount];

    // The fields in the order in which objects have had them. Threads may overwrite each other's, which costs a search.
    private readonly Field?[] _order = new Field?[OrderLength];
    private readonly Dictionary<string, ObjectReader<T>> _steps = new(StringComparer.Ordinal);

    /// <summary>Adds what reads a field. Several may read the same one.</summary>
    /// <param name="path">The field's name, or the names on the way to it with slashes between them.</param>
    /// <param name="read">Reads it.</param>
    public void Add(string path, FieldReader<T> read)
    {
        var slash = path.IndexOf('/');
        if (slash < 0)
        {
            AddField(Encoding.UTF8.GetBytes(path), read);
            return;
        }

        var step = path.Substring(0, slash);
        if (!_steps.TryGetValue(step, out var inner))
        {
            _steps[step] = inner = new();
            AddField(Encoding.UTF8.GetBytes(step), inner.ReadInto);
        }

        inner.Add(path.Substring(slash + 1), read);
    }

    /// <summary>
    /// The reader stands on the start of an object and afterwards on its end. Null for any other value.
    /// </summary>
    [MethodImpl(HotPath.Optimize)]
    public T? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var target = Activator.CreateInstance<T>();
            ReadFields(target, ref reader);
            return target;
        }

        if (reader.TokenType == JsonTokenType.String && typeof(IFromText).IsAssignableFrom(typeof(T)))
        {
            var target = Activator.CreateInstance<T>();
            ((IFromText)target).ReadText(reader.Text()!);
            return target;
        }

        reader.Skip();
        return null;
    }

    /// <summary>Reads the objects of an array; what is no object is passed over. Null for what is no array.</summary>
    public SentryList<T>? ReadList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Read(ref reader) is { } item)
            {
                items.Add(item);
            }
        }

        return new(items);
    }

    /// <summary>Reads the fields of an object into one that exists, or of each object in an array.</summary>
    [MethodImpl(HotPath.Optimize)]
    private void ReadInto(T target, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadFields(target, ref reader);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadInto(target, ref reader);
            }
        }
    }

    [MethodImpl(HotPath.Optimize)]
    private void ReadFields(T target, ref Utf8JsonReader reader)
    {
        for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++)
        {
            var read = FindAt(place, reader.ValueSpan);
            reader.Read();
            read?.Invoke(target, ref reader);
            // What the table does not know, or its reader had no use for, is stepped over.
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                reader.Skip();
            }
        }
    }

    private void AddField(byte[] name, FieldReader<T> read)
    {
        ref var bucket = ref _buckets[BucketOf(name)];
        bucket = new(name, Find(name)?.Read is { } first ? Both(first, read) : read, bucket);
    }

    /// <summary>Each of them starts at the value.</summary>
    private static FieldReader<T> Both(FieldReader<T> first, FieldReader<T> second) => (target, ref reader) =>
    {
        var again = reader;
        first(target, ref again);
        second(target, ref reader);
    };

    [MethodImpl(HotPath.Optimize)]
    private static int BucketOf(ReadOnlySpan<byte> name) => name.Length == 0
        ? 0
        : ((name.Length * 31) + (name[0] * 7) + (name[name.Length - 1] * 3) + name[name.Length / 2]) % BucketCount;

    /// <summary>
    /// The rows of a listing have their fields in one order, so at each place the field that was there before comes
    /// first.
    /// </summary>
    [MethodImpl(HotPath.Optimize)]
    private FieldReader<T>? FindAt(int place, ReadOnlySpan<byte> name)
    {
        if (place >= OrderLength)
        {
            return Find(name)?.Read;
        }

        if (_order[place] is { } likely && name.SequenceEqual(likely.Name))
        {
            return likely.Read;
        }

        var field = Find(name);
        _order[place] = field ?? _order[place] ?? new(name.ToArray(), null, null);
        return field?.Read;
    }

    [MethodImpl(HotPath.Optimize)]
    private Field? Find(ReadOnlySpan<byte> name)
    {
        var field = _buckets[BucketOf(name)];
        while (field is not null && !name.SequenceEqual(field.Name))
        {
            field = field.Next;
        }

        return field;
    }

    private sealed record Field(byte[] Name, FieldReader<T>? Read, Field? Next);
}
