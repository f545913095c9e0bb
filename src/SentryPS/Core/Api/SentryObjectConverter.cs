using System.Collections;
using System.Globalization;
using System.Text;

namespace SentryPS;

/// <summary>
/// Makes live objects of what Import-Clixml and jobs bring, for all classes at once. The connection is not carried; the
/// server and the organization are.
/// </summary>
public sealed class SentryObjectConverter : PSTypeConverter
{
    private const string Prefix = "Deserialized." + nameof(SentryPS) + ".";

    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        TypeOf(sourceValue) is { } type && destinationType.IsAssignableFrom(type);

    /// <inheritdoc/>
    public override object ConvertFrom(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        var type = TypeOf(sourceValue)
            ?? throw new PSInvalidCastException($"A {sourceValue.GetType()} is no object from Sentry.");
        var source = (PSObject)sourceValue;
        try
        {
            var json = (string)source.Properties[nameof(SentryObjectMembers.Json)].Value;
            var item = json.Length > 0
                ? JsonText.Read(type, Encoding.UTF8.GetBytes(json))
                : (SentryObject)Activator.CreateInstance(type)!;
            Add(source.Properties[nameof(SentryObjectMembers.Added)]?.Value, item);
            return item;
        }
        catch (FormatException exception)
        {
            throw new PSInvalidCastException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();

    /// <summary>The class of which the value is a copy, if the copy has the JSON with it.</summary>
    private static Type? TypeOf(object value)
    {
        if (value is not PSObject source || source.Properties[nameof(SentryObjectMembers.Json)]?.Value is not string)
        {
            return null;
        }

        var name = source.TypeNames.FirstOrDefault(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        var type = name is null
            ? null
            : typeof(SentryObject).Assembly.GetType(nameof(SentryPS) + "." + name.Substring(Prefix.Length));
        return type is { IsAbstract: false } && typeof(SentryObject).IsAssignableFrom(type) ? type : null;
    }

    private static void Add(object? added, SentryObject item)
    {
        if ((added is PSObject wrapped ? wrapped.BaseObject : added) is not IDictionary values)
        {
            return;
        }

        foreach (var property in SentryObjectMembers.PlainProperties(item.GetType()))
        {
            if (values.Contains(property.Name)
                && LanguagePrimitives.TryConvertTo(
                    values[property.Name], property.PropertyType, CultureInfo.InvariantCulture, out var value))
            {
                property.SetValue(item, value);
            }
        }
    }
}
