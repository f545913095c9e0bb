using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SentryPS.Sandbox.Http;

/// <summary>
/// Reads fields of a body as Django REST framework does, and gathers what is wrong with them. A field that is absent
/// is null; one that is wrong is null, too, and ends the call in <see cref="ThrowIfInvalid"/>.
/// </summary>
internal sealed partial class BodyReader(JsonObject body)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public JsonObject Errors { get; } = [];

    /// <summary>How many fields the body has.</summary>
    public int Count => body.Count;

    public bool Has(string field)
    {
        _known.Add(field);
        return body.ContainsKey(field);
    }

    public JsonNode? this[string field] => Has(field) ? body[field] : null;

    /// <summary>Whether the body has the field, and it is null.</summary>
    public bool IsNull(string field) => Kind(field) == JsonValueKind.Null;

    public void Fail(string field, string message) => Errors[field] = new JsonArray(message);

    public void ThrowIfInvalid()
    {
        if (Errors.Count > 0)
            throw ApiFailure.InvalidFields(Errors);
    }

    /// <summary>Accepts fields that change nothing the sandbox shows.</summary>
    public void Ignore(params string[] fields) => _known.UnionWith(fields);

    /// <summary>
    /// Refuses fields that nobody has asked for. Sentry ignores them without a word, which would hide a client's
    /// mistake.
    /// </summary>
    public void RefuseUnknown()
    {
        foreach (var (field, _) in body.Where(pair => !_known.Contains(pair.Key)))
            Fail(field, "This field is unknown, and Sentry would ignore it.");
    }

    public bool? Boolean(string field) => Kind(field) switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => AsBoolean(field, body[field]!.ToJsonString()),
        JsonValueKind.String => AsBoolean(field, (string)body[field]!),
        JsonValueKind.Null => Failed<bool>(field, "This field may not be null."),
        _ => Failed<bool>(field, "Must be a valid boolean."),
    };

    public int? Integer(string field, int max = int.MaxValue, int min = int.MinValue)
    {
        var text = Kind(field) switch
        {
            null or JsonValueKind.Null => null,
            JsonValueKind.String => (string)body[field]!,
            _ => body[field]!.ToJsonString(),
        };
        if (text is null)
            return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Failed<int>(field, "A valid integer is required.");
        if (number < min)
            return Failed<int>(field, $"Ensure this value is greater than or equal to {min}.");
        return number <= max ? number : Failed<int>(field, $"Ensure this value is less than or equal to {max}.");
    }

    public string? Choice(string field, IReadOnlyCollection<string> choices)
    {
        if (Kind(field) is null or JsonValueKind.Null)
            return null;
        var text = Kind(field) == JsonValueKind.String ? (string)body[field]! : body[field]!.ToJsonString();
        if (choices.Contains(text))
            return text;
        Fail(field, $"\"{text}\" is not a valid choice.");
        return null;
    }

    public string? Text(string field, int maxLength = int.MaxValue, bool isRequired = false)
    {
        switch (Kind(field))
        {
            case null:
                if (isRequired)
                    Fail(field, "This field is required.");
                return null;
            case JsonValueKind.Null:
                if (isRequired)
                    Fail(field, "This field may not be null.");
                return null;
            case JsonValueKind.String or JsonValueKind.Number:
                break;
            default:
                Fail(field, "Not a valid string.");
                return null;
        }

        var text = body[field]!.ToString();
        if (isRequired && text.Trim().Length == 0)
            Fail(field, "This field may not be blank.");
        else if (text.Length > maxLength)
            Fail(field, $"Ensure this field has no more than {maxLength} characters.");
        return text;
    }

    /// <summary>
    /// Lower-case letters, digits, underscores and hyphens, and not digits alone, which would be an id.
    /// </summary>
    public string? Slug(string field, int maxLength = 50, bool isRequired = false)
    {
        var text = Text(field, maxLength, isRequired);
        if (text is not null && !Errors.ContainsKey(field) && !SlugForm().IsMatch(text))
        {
            Fail(field,
                "Enter a valid slug consisting of lowercase letters, numbers, underscores or hyphens. " +
                "It cannot be entirely numeric.");
        }

        return text;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? Texts(string field)
    {
        if (Kind(field) is null or JsonValueKind.Null)
            return null;
        if (body[field] is not JsonArray array)
        {
            Fail(field, $"Expected a list of items but got type \"{PythonType(body[field])}\".");
            return null;
        }

        if (array.Any(item => item?.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number)))
            Fail(field, "Not a valid string.");
        return [.. array.Select(item => $"{item}")];
    }

    public string? Url(string field)
    {
        var text = Text(field);
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        if (text is { Length: > 0 } && !isUrl)
            Fail(field, "Enter a valid URL.");
        return text;
    }

    public DateTimeOffset? Date(string field)
    {
        if (Text(field) is not { } text)
            return null;

        // Clients send up to nine digits of a second, and all but the first six count for nothing.
        if (IsoDate().Match(text) is { Success: true } match
            && DateTimeOffset.TryParse(
                $"{match.Groups["seconds"]}{match.Groups["fraction"]}{match.Groups["zone"]}",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var date))
        {
            return date.ToUniversalTime();
        }

        Fail(field,
            "Datetime has wrong format. Use one of these formats instead: " +
            "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
        return null;
    }

    /// <summary>The objects of a list, each with its own errors.</summary>
    public IReadOnlyList<T>? List<T>(string field, Func<BodyReader, T> read)
    {
        if (Kind(field) is null or JsonValueKind.Null)
            return null;
        if (body[field] is not JsonArray array)
        {
            Fail(field, $"Expected a list of items but got type \"{PythonType(body[field]!)}\".");
            return null;
        }

        var errors = new JsonArray();
        var items = new List<T>();
        foreach (var item in array)
        {
            var reader = new BodyReader(item as JsonObject ?? []);
            if (item is not JsonObject)
                reader.Fail("non_field_errors", $"Invalid data. Expected a dictionary, but got {PythonType(item)}.");
            items.Add(read(reader));
            errors.Add(reader.Errors);
        }

        if (errors.Any(error => error!.AsObject().Count > 0))
            Errors[field] = errors;
        return items;
    }

    /// <summary>An object within the body; its errors are reported below its name.</summary>
    public T? Object<T>(string field, Func<BodyReader, T> read)
        where T : class
    {
        if (Kind(field) is null or JsonValueKind.Null)
            return null;
        if (body[field] is not JsonObject inner)
        {
            var problem = $"Invalid data. Expected a dictionary, but got {PythonType(body[field])}.";
            Errors[field] = new JsonObject { ["non_field_errors"] = new JsonArray(problem) };
            return null;
        }

        var reader = new BodyReader(inner);
        var result = read(reader);
        if (reader.Errors.Count > 0)
            Errors[field] = reader.Errors;
        return result;
    }

    private static string PythonType(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => "str",
        JsonValueKind.Number => "int",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "dict",
        _ => "NoneType",
    };

    private JsonValueKind? Kind(string field) =>
        Has(field) ? body[field]?.GetValueKind() ?? JsonValueKind.Null : null;

    private bool? AsBoolean(string field, string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => Failed<bool>(field, "Must be a valid boolean."),
    };

    private T? Failed<T>(string field, string message)
        where T : struct
    {
        Fail(field, message);
        return null;
    }

    [GeneratedRegex(@"^(?!\d+$)[a-z0-9_-]+$")]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^(?<seconds>\d{4}-\d\d?-\d\d?[T ]\d\d?:\d\d(:\d\d)?)(?<fraction>\.\d{1,6})?\d*(?<zone>Z|[+-]\d\d:?\d\d)?$")]
    private static partial Regex IsoDate();
}
