using System.Collections;
using System.Text;

namespace SentryPS.Api;

/// <summary>Makes what a call sends of -Body, -InFile or -Form.</summary>
internal static class ApiCallContent
{
    /// <summary>A body of any kind: a hashtable, an object, a list, or JSON as text.</summary>
    public static ApiContent OfBody(object? body)
    {
        var value = PipelineValue.Unwrap(body);
        return new JsonContent(value is string text ? Parse(text)
            : value is IList { Count: > 0 } list && list.Cast<object?>().All(IsLineOfFile) ? Parse(string.Join("\n", list.Cast<object?>()))
            : value);
    }

    /// <summary>A file as the whole body.</summary>
    public static ApiContent OfFile(string path) => new FileContent(ApiFile.At(path) with
    {
        ContentType = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? "application/json" : "application/octet-stream",
    });

    /// <summary>Fields of a form, and files where the value is one, such as Get-Item gives it.</summary>
    public static ApiContent OfForm(IDictionary form, SentryApiOperation? operation)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var files = new List<KeyValuePair<string, ApiFile>>();
        foreach (DictionaryEntry entry in form)
        {
            var name = ApiCallText.Of(entry.Key, "a name in -Form");
            var value = PipelineValue.Unwrap(entry.Value);
            foreach (var item in value is IList { Count: > 0 } list ? list.Cast<object?>() : [value])
            {
                if (PipelineValue.Unwrap(item) is FileInfo file)
                    files.Add(new(name, ApiFile.At(file.FullName)));
                else
                    fields.AddRange(ApiCallText.AllOf(item, name).Select(text => new KeyValuePair<string, string>(name, text)));
            }
        }

        return files.Count > 0 || operation?.BodyFormat == "multipart"
            ? new MultipartFormContent(fields, files)
            : new FormContent(fields);
    }

    /// <summary>The names of the fields that are sent at the top level. Null where they cannot be known, or there are none.</summary>
    public static IReadOnlyList<string>? NamesOf(ApiContent? content) => content switch
    {
        JsonContent { Value: IReadOnlyDictionary<string, object?> fields } => [.. fields.Keys],
        FormContent form => [.. form.Fields.Select(field => field.Key)],
        MultipartFormContent form => [.. form.Fields.Select(field => field.Key), .. form.Files.Select(file => file.Key)],
        _ => null,
    };

    private static object? Parse(string json)
    {
        try
        {
            return JsonText.Parse(Encoding.UTF8.GetBytes(JsonValue.CheckText(json, "a body")));
        }
        catch (FormatException exception)
        {
            var error = SentryException.InvalidInput($"-Body is text, and no JSON: {exception.Message}");
            error.RecommendedAction = "Give a hashtable, such as -Body @{ name = 'nightly' }, or JSON: "
                + "-Body '{\"name\": \"nightly\"}'. -InFile sends what is no JSON.";
            throw error;
        }
    }

    /// <summary>Get-Content gives a file line by line. As a list of strings it would be other JSON than that in the file.</summary>
    private static bool IsLineOfFile(object? item) =>
        item is PSObject { BaseObject: string } line && line.Properties["ReadCount"] is not null;
}
