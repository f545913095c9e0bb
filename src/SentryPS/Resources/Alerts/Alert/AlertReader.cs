using System.Globalization;

namespace SentryPS;

/// <summary>
/// Reads the parts of alerts: from responses, and from the objects that a script or a file has. Names of fields count
/// without their case, since a file has them as the properties are called.
/// </summary>
internal static class AlertReader
{
    public static SentryList<SentryAlertCondition> ConditionsOf(object? group, AlertNames names) =>
        new(group.Items("conditions").Select(condition => Condition(Fields(condition), names)));

    public static SentryList<SentryAlertFilter> FiltersOf(object? filters, AlertNames names) =>
        new((filters as object?[] ?? []).Select(filter => Filter(Fields(filter), names)));

    public static SentryAlertFilter Filter(SentryDictionary<object?> fields, AlertNames names) => new(
        Text(fields, "id"),
        Text(fields, "logicType") ?? "any",
        Items(fields, "conditions").Select(condition => Condition(Fields(condition), names)),
        Items(fields, "actions").Select(action => Action(Fields(action), names)));

    public static SentryAlertCondition Condition(SentryDictionary<object?> fields, AlertNames names)
    {
        var comparison = Field(fields, "comparison");
        var person = Text(comparison, "targetType") switch { "Team" => "team", "Member" => "user", _ => null };
        return new(
            Text(fields, "id"),
            Text(fields, "type") ?? "",
            comparison,
            Field(fields, "conditionResult"),
            Text(fields, "target") ?? names.Person(person, Text(comparison, "targetIdentifier")));
    }

    public static SentryAlertAction Action(SentryDictionary<object?> fields, AlertNames names)
    {
        var config = Fields(Field(fields, "config"));
        var id = Text(config, "targetIdentifier");
        var target = Text(config, "targetType") switch
        {
            "issue_owners" => "owners",
            "team" or "user" => names.Person(Text(config, "targetType"), id) ?? $"{Text(config, "targetType")}:{id}",
            _ => Text(config, "targetDisplay") ?? id,
        };
        return new(Text(fields, "id"), Text(fields, "type") ?? "", Text(fields, "integrationId"), config, Fields(Field(fields, "data")))
        {
            Integration = Text(fields, "integration") ?? names.Integration(Text(fields, "integrationId")),
            Target = Text(fields, "target") ?? target,
            Status = Text(fields, "status") ?? "active",
        };
    }

    /// <summary>The body of a part; with an id, of one that is there.</summary>
    public static Dictionary<string, object?> Body(string? id, Dictionary<string, object?> fields)
    {
        if (id is not null)
            fields["id"] = id;
        return fields;
    }

    public static object? Field(object? value, string name) => value is not IDictionary<string, object?> fields ? null
        : fields.TryGetValue(name, out var exact) ? exact
        : fields.FirstOrDefault(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Text, or a number as text; null for what is neither or empty.</summary>
    public static string? Text(object? value, string name) => Field(value, name) switch
    {
        string { Length: > 0 } text => text,
        (long or double or decimal) and var number => Convert.ToString(number, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>An object as a table; empty for what is none.</summary>
    public static SentryDictionary<object?> Fields(object? value)
    {
        if (value is SentryDictionary<object?> same)
            return same;

        var fields = new SentryDictionary<object?>();
        foreach (var field in value as IDictionary<string, object?> ?? new SentryDictionary<object?>())
            fields[field.Key] = field.Value;
        return fields;
    }

    private static IEnumerable<object?> Items(SentryDictionary<object?> fields, string name) => Field(fields, name) as object?[] ?? [];
}
