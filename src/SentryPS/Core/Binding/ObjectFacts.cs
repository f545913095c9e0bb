using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SentryPS.Binding;

/// <summary>
/// What a piped object says of itself, whatever its form: live, deserialized by a job or Import-Clixml, a row of
/// Import-Csv or ConvertFrom-Json, or a selection of its properties.
/// </summary>
internal sealed class ObjectFacts
{
    // Deserialized.SentryPS.SentryIssue, Selected.SentryPS.SentryIssue, CSV:SentryPS.SentryIssue
    private static readonly Regex s_typeName = new(
        @"^(Deserialized\.|Selected\.|CSV:)*SentryPS\.(?<name>\w+)\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly string[] s_commonColumns = [nameof(SentryObject.Organization), nameof(SentryObject.Server)];

    private readonly PSObject _object;

    private ObjectFacts(PSObject item, Resource? resource)
    {
        _object = item;
        Resource = resource;
        Live = item.BaseObject as SentryObject;
    }

    /// <summary>The object itself, where it is one of ours and not a copy of its properties.</summary>
    public SentryObject? Live { get; }

    /// <summary>What kind of thing it is. Null where neither its type nor its properties tell.</summary>
    public Resource? Resource { get; }

    public string? Organization => Text(nameof(SentryObject.Organization));

    public Uri? Server => Uri.TryCreate(Text(nameof(SentryObject.Server)), UriKind.Absolute, out var url) ? url : null;

    /// <summary>Reads an object. Null for what has no properties of Sentry's: numbers, files, processes.</summary>
    /// <param name="item">A piped object.</param>
    /// <param name="wanted">The kinds that are wanted; where the columns fit several kinds alike, one of these is meant.</param>
    public static ObjectFacts? Read(object item, IReadOnlyList<Type> wanted)
    {
        var wrapped = PSObject.AsPSObject(item);
        if (wrapped.BaseObject is SentryObject live)
            return new(wrapped, IsKind(live.GetType()) ? Resource.Of(live.GetType()) : null);

        if (wrapped.BaseObject is IDictionary or not PSCustomObject)
            return null;

        // What says what it is, is not taken for anything else that has the same columns.
        var name = wrapped.TypeNames.Select(name => s_typeName.Match(name)).FirstOrDefault(match => match.Success)?.Groups["name"].Value;
        return new(wrapped, name is null ? ByColumns(wrapped, wanted) : Resource.All.FirstOrDefault(kind => kind.Type.Name == name));
    }

    /// <summary>A property as text; null where it is not there or empty.</summary>
    public string? Text(string property)
    {
        var text = Convert.ToString(Value(property), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A property's value; null where it is not there.</summary>
    public object? Value(string property) => PipelineValue.Unwrap(_object.Properties[property]?.Value);

    /// <summary>
    /// Rows of files have no type, so the kind with most of their columns it is. A few columns that a person wrote fit many
    /// kinds; then it is the one that the command wants.
    /// </summary>
    private static Resource? ByColumns(PSObject row, IReadOnlyList<Type> wanted)
    {
        var columns = row.Properties.Select(property => property.Name).Except(s_commonColumns).ToList();
        var best = Resource.All
            .Where(kind => columns.Contains(kind.Key, StringComparer.OrdinalIgnoreCase))
            .GroupBy(kind => columns.Count(column => HasProperty(kind.Type, column)))
            .OrderByDescending(group => group.Key)
            .FirstOrDefault();
        return best?.FirstOrDefault(kind => wanted.Contains(kind.Type)) ?? best?.First();
    }

    private static bool HasProperty(Type type, string name) =>
        type.GetProperty(name, System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.IgnoreCase) is not null;

    private static bool IsKind(Type type) => type.IsDefined(typeof(ResourceAttribute), inherit: false);
}
