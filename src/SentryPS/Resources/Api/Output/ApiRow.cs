namespace SentryPS;

/// <summary>
/// An object in a response to Invoke-SentryApi. To PowerShell it is a PSCustomObject with the fields as properties; it
/// remembers besides where it came from, so that the next command in a pipeline goes there, and all that was sent.
/// </summary>
public sealed class ApiRow : PSObject
{
    private readonly SentryDictionary<object?> _fields;

    private ApiRow(SentryDictionary<object?> fields, string path)
    {
        _fields = fields;
        Path = path;
    }

    /// <summary>The path of the request below <c>/api/0/</c>.</summary>
    internal string Path { get; }

    /// <summary>The organization that the request was about. Null where it was about none.</summary>
    internal string? Organization { get; private init; }

    /// <summary>The server that answered.</summary>
    internal Uri? Server { get; private init; }

    /// <summary>
    /// The hidden member of SentryPS.Types.ps1xml: the whole object as the server sent it, its names in their case.
    /// </summary>
    public static object? Raw(PSObject item) => (item as ApiRow)?._fields;

    /// <summary>A value of a response for the pipeline. Objects become rows, and all others are what they are.</summary>
    internal static object? Of(object? value, ApiRequest request, SentryConnection connection)
    {
        if (value is not SentryDictionary<object?> fields)
            return Nested(value);

        var row = new ApiRow(fields, request.Path) { Organization = request.Organization, Server = connection.Url };
        // Types.ps1xml gives the hidden member to what has this name.
        row.TypeNames.Insert(0, typeof(ApiRow).FullName!);
        AddProperties(row, fields);
        return row;
    }

    private static object? Nested(object? value)
    {
        switch (value)
        {
            case SentryDictionary<object?> fields:
                var nested = new PSObject();
                AddProperties(nested, fields);
                return nested;
            case object?[] items:
                return items.Select(Nested).ToArray();
            default:
                return value;
        }
    }

    /// <summary>Of names that PowerShell takes for the same the first becomes a property. Raw has them all.</summary>
    private static void AddProperties(PSObject item, SentryDictionary<object?> fields)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "" };
        foreach (var field in fields)
        {
            if (names.Add(field.Key))
                item.Properties.Add(new PSNoteProperty(field.Key, Nested(field.Value)), preValidated: true);
        }
    }
}
