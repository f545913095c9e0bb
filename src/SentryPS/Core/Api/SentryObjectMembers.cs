using System.Reflection;
using System.Text;

namespace SentryPS;

/// <summary>
/// The hidden members that SentryPS.Types.ps1xml gives to every object from Sentry. As properties of the class they
/// would be in every row of ConvertTo-Json, Export-Csv and <c>Select-Object *</c>.
/// </summary>
public static class SentryObjectMembers
{
    private const BindingFlags Properties = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>
    /// The whole object as the server sent it: nested dictionaries with case-sensitive keys, arrays, strings, numbers,
    /// booleans and nulls. Read anew at each use. Empty for an object that no server sent.
    /// </summary>
    public static object? Raw(PSObject item) => Unwrap(item)?.Raw;

    /// <summary>The object's JSON, by which Export-Clixml and jobs carry it.</summary>
    public static string? Json(PSObject item) => Unwrap(item) is { } live ? Encoding.UTF8.GetString(live.Json) : null;

    /// <summary>
    /// What the object has besides its JSON, by the names of its properties: the organization, the server, and what
    /// commands know.
    /// </summary>
    public static object? Added(PSObject item)
    {
        if (Unwrap(item) is not { } live)
        {
            return null;
        }

        var bare = live.Json.Length > 0 ? JsonText.Read(live.GetType(), live.Json) : null;
        var added = new System.Collections.Hashtable();
        foreach (var property in PlainProperties(live.GetType()))
        {
            var value = property.GetValue(live);
            if (value is not null && !value.Equals(bare is null ? null : property.GetValue(bare)))
            {
                added[property.Name] = value is Enum or Uri ? value.ToString() : value;
            }
        }

        return added;
    }

    /// <summary>
    /// The properties with a value that a file can hold, and that can be set again: what people see, and what commands have
    /// filled in for other properties to show.
    /// </summary>
    internal static IEnumerable<PropertyInfo> PlainProperties(Type type) => type.GetProperties(Properties).Where(property =>
        property.GetSetMethod(nonPublic: true) is not null
        && (property.GetGetMethod() is not null || property.GetCustomAttributes<JsonAttribute>().Any(place => place.Path is null))
        && (property.PropertyType.IsValueType
            || property.PropertyType == typeof(string)
            || property.PropertyType == typeof(Uri)));

    private static SentryObject? Unwrap(PSObject? item) => item?.BaseObject as SentryObject;
}
