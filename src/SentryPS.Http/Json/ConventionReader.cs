using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Binding;

namespace SentryPS.Http.Json;

/// <summary>
/// Makes the reader of a class at its first use, from the class's own properties: the type of a property says how it is
/// read, its name or its <c>[Json]</c> from where. Null, or a value that cannot be meant, leaves a property as it was.
/// </summary>
internal static class ConventionReader
{
    private const BindingFlags Properties = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private delegate TValue? ValueReader<TValue>(ref Utf8JsonReader reader)
        where TValue : struct;

    private delegate TValue? PartReader<TValue>(ref Utf8JsonReader reader)
        where TValue : class;

    public static ObjectReader<T> Of<T>()
        where T : class => Made<T>.Reader;

    private static ObjectReader<T> Make<T>()
        where T : class
    {
        var reader = new ObjectReader<T>();
        foreach (var property in typeof(T).GetProperties(Properties))
        {
            // What every object has comes from the transport, not from the JSON.
            if (property.GetSetMethod(nonPublic: true) is null || property.DeclaringType == typeof(SentryObject))
            {
                continue;
            }

            var places = (JsonAttribute[])property.GetCustomAttributes(typeof(JsonAttribute), inherit: false);
            foreach (var place in places.Length > 0 ? places : [new(CamelCase(property.Name))])
            {
                if (place.Path is { } path)
                {
                    reader.Add(path, FieldOf<T>(property, place));
                }
            }
        }

        return reader;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static FieldReader<T> FieldOf<T>(PropertyInfo property, JsonAttribute place)
        where T : class
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
        {
            return Call<T>(nameof(Name), type, property);
        }

        if (type.IsValueType)
        {
            var unit = place.Unit;
            return type == typeof(long) ? Value<T, long>(property, JsonFields.IntegerOrNull)
                : type == typeof(int) ? Value<T, int>(property, JsonFields.Int32OrNull)
                : type == typeof(double) ? Value<T, double>(property, JsonFields.RealOrNull)
                : type == typeof(bool) ? Value<T, bool>(property, JsonFields.FlagOrNull)
                : type == typeof(DateTime) ? Value<T, DateTime>(property, JsonFields.DateOrNull)
                : type == typeof(TimeSpan) ? Value<T, TimeSpan>(property, (ref reader) => reader.SpanOrNull(unit))
                : throw new InvalidOperationException(
                    $"Nothing reads {property.DeclaringType}.{property.Name} from JSON.");
        }

        var item = place.Item;
        return type == typeof(string) ? Text<T>(property)
            : type == typeof(SentryList<string>)
                ? Part<T, SentryList<string>>(property, (ref reader) => reader.TextsOrNull(item))
            : type == typeof(SentryDictionary<string?>)
                ? Part<T, SentryDictionary<string?>>(property, JsonFields.PairsOrNull)
            : type == typeof(SentryDictionary<object?>)
                ? Part<T, SentryDictionary<object?>>(property, JsonFields.TreeOrNull)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SentryList<>)
                ? Call<T>(nameof(List), type.GetGenericArguments()[0], property)
            : Call<T>(nameof(Nested), type, property);
    }

    private static FieldReader<T> Text<T>(PropertyInfo property)
    {
        var set = Setter<T, string>(property);
        var texts = new FieldText();
        return [MethodImpl(HotPath.Optimize)] (target, ref reader) =>
        {
            if (texts.Read(ref reader) is { } text)
            {
                set(target, text);
            }
        };
    }

    private static FieldReader<T> Value<T, TValue>(PropertyInfo property, ValueReader<TValue> read)
        where TValue : struct
    {
        if (property.PropertyType == typeof(TValue))
        {
            var set = Setter<T, TValue>(property);
            return [MethodImpl(HotPath.Optimize)] (target, ref reader) =>
            {
                if (read(ref reader) is { } value)
                {
                    set(target, value);
                }
            };
        }

        var setNullable = Setter<T, TValue?>(property);
        return [MethodImpl(HotPath.Optimize)] (target, ref reader) =>
        {
            if (read(ref reader) is { } value)
            {
                setNullable(target, value);
            }
        };
    }

    private static FieldReader<T> Part<T, TValue>(PropertyInfo property, PartReader<TValue> read)
        where TValue : class
    {
        var set = Setter<T, TValue>(property);
        return [MethodImpl(HotPath.Optimize)] (target, ref reader) =>
        {
            if (read(ref reader) is { } value)
            {
                set(target, value);
            }
        };
    }

    /// <summary>
    /// A value of an enumeration: as its <c>[Wire]</c> has it, else its name in any case and with underscores.
    /// </summary>
    private static FieldReader<T> Name<T, TEnum>(PropertyInfo property)
        where TEnum : struct, Enum
    {
        var values = typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(WireNameOf, field => (TEnum)field.GetValue(null)!, StringComparer.OrdinalIgnoreCase);
        return Value<T, TEnum>(property, (ref reader) =>
            reader.Text() is { } text
            && (values.TryGetValue(text, out var value) || values.TryGetValue(text.Replace("_", ""), out value))
                ? value
                : null);
    }

    private static string WireNameOf(FieldInfo field) => field.GetCustomAttribute<WireAttribute>()?.Text ?? field.Name;

    private static FieldReader<T> Nested<T, TPart>(PropertyInfo property)
        where TPart : class => Part<T, TPart>(property, (ref reader) => Of<TPart>().Read(ref reader));

    private static FieldReader<T> List<T, TItem>(PropertyInfo property)
        where TItem : class => Part<T, SentryList<TItem>>(property, (ref reader) => Of<TItem>().ReadList(ref reader));

    /// <summary>Calls the one of these methods whose second type is known only now.</summary>
    private static FieldReader<T> Call<T>(string method, Type type, PropertyInfo property) =>
        (FieldReader<T>)typeof(ConventionReader).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(typeof(T), type)
            .Invoke(null, [property])!;

    private static Action<T, TValue> Setter<T, TValue>(PropertyInfo property) =>
        (Action<T, TValue>)Delegate.CreateDelegate(typeof(Action<T, TValue>), property.GetSetMethod(nonPublic: true)!);

    private static class Made<T>
        where T : class
    {
        public static readonly ObjectReader<T> Reader = Make<T>();
    }
}
