using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Collections;

/// <summary>A field that clients may send, with the check that it has to pass.</summary>
/// <param name="Name">The name in the body.</param>
/// <param name="Read">Reads the value, or leaves an error with the reader.</param>
internal sealed record Field(string Name, Func<BodyReader, JsonNode?> Read)
{
    /// <summary>The name in the row, where it differs from that in the body.</summary>
    public string Property { get; init; } = Name;

    /// <summary>Whether a new row needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether null is a value, which most fields refuse.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether an empty text or null changes nothing.</summary>
    public bool IsKeptWhenEmpty { get; init; }

    /// <summary>Whether the properties of an object that an update does not name stay as they are.</summary>
    public bool IsMerged { get; init; }

    /// <summary>Whether an update without the field sets it back to what a new row has.</summary>
    public bool IsReset { get; init; }

    public static Field Text(string name, int maxLength = 200) => new(name, body => body.Text(name, maxLength));

    public static Field Slug(string name, int maxLength = 50) => new(name, body => body.Slug(name, maxLength));

    public static Field Url(string name) => new(name, body => body.Url(name));

    public static Field Boolean(string name) => new(name, body => body.Boolean(name));

    public static Field Integer(string name, int min = int.MinValue, int max = int.MaxValue) =>
        new(name, body => body.Integer(name, max, min));

    public static Field Date(string name) => new(name, body => ApiJson.Date(body.Date(name)));

    public static Field Choice(string name, params string[] choices) => new(name, body => body.Choice(name, choices));

    /// <summary>A list of texts; without choices any will do.</summary>
    public static Field Texts(string name, params string[] choices) => new(name, body =>
    {
        var texts = body.Texts(name) ?? [];
        if (choices.Length > 0 && texts.FirstOrDefault(text => !choices.Contains(text)) is { } wrong)
            body.Fail(name, $"\"{wrong}\" is not a valid choice.");
        return ApiJson.Array(texts);
    });

    /// <summary>Any JSON, which is kept as it comes.</summary>
    public static Field Any(string name) => new(name, body => body[name]?.DeepClone());
}
