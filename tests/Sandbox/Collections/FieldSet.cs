using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Collections;

/// <summary>Reads the fields of a body by their declarations, for collections and for settings.</summary>
internal static class FieldSet
{
    /// <summary>The fields that the body has, by their properties. What is wrong stays with the reader.</summary>
    public static JsonObject Read(BodyReader body, IEnumerable<Field> fields)
    {
        var values = new JsonObject();
        foreach (var field in fields.Where(field => body.Has(field.Name)))
        {
            if (field.IsKeptWhenEmpty && string.IsNullOrEmpty(body[field.Name]?.ToString()))
                continue;
            if (body.IsNull(field.Name) && !field.IsNullable)
                body.Fail(field.Name, "This field may not be null.");
            else if (field.IsRequired && body[field.Name]?.ToString().Trim().Length == 0)
                body.Fail(field.Name, "This field may not be blank.");
            else
                values[field.Property] = field.Read(body);
        }

        return values;
    }

    public static void Require(BodyReader body, IEnumerable<Field> fields)
    {
        foreach (var field in fields.Where(field => field.IsRequired && !body.Has(field.Name)))
            body.Fail(field.Name, "This field is required.");
    }

    public static void Apply(JsonObject values, JsonObject row)
    {
        foreach (var (name, value) in values)
            row[name] = value?.DeepClone();
    }
}
