namespace SentryPS.Api;

/// <summary>
/// Says where in the server's JSON a property's value is, if it is not under the property's name in camelCase. Slashes
/// step into objects: <c>project/slug</c>. Of several, each that the server sends is taken.
/// </summary>
/// <param name="path">Null for what is not in the JSON but filled in by commands.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class JsonAttribute(string? path) : Attribute
{
    public string? Path => path;

    /// <summary>For a TimeSpan: how many seconds the server's number counts each.</summary>
    public int Unit { get; set; } = 1;

    /// <summary>For a list of strings: the field to take of items that are objects.</summary>
    public string? Item { get; set; }
}
