using System.Collections;

namespace SentryPS.Commands;

/// <summary>
/// Reads conditions and actions from what scripts give: words, hashtables in the server's form, or parts of other alerts,
/// live or from a file.
/// </summary>
internal static class AlertParts
{
    private static readonly AlertNames s_noNames = new();

    public static SentryAlertCondition Condition(object? given) => PipelineValue.Unwrap(given) switch
    {
        SentryAlertCondition condition => condition,
        string words => AlertConditionWords.Parse(words) ?? throw SentryException.InvalidInput(
            $"'{words}' is no condition that has words.{Suggestion.For(words, AlertConditionWords.Examples)} Words are such as: {string.Join("; ", AlertConditionWords.Examples)}. Any other condition is a hashtable with type and comparison.", words),
        var other => CheckCondition(AlertReader.Condition(Table(other, "condition"), s_noNames)),
    };

    public static SentryAlertAction Action(object? given, Func<string, SentryAlertAction> fromWords) => PipelineValue.Unwrap(given) switch
    {
        SentryAlertAction action => action,
        string words => fromWords(words),
        var other => CheckAction(AlertReader.Action(Table(other, "action"), s_noNames)),
    };

    /// <summary>The triggers, filters and monitors of an alert that came from a file.</summary>
    /// <exception cref="SentryException">A part of it is text where an object has to be: it was written without enough depth.</exception>
    public static (List<SentryAlertCondition> Triggers, List<SentryAlertFilter> Filters, List<SentryAlertMonitor> Monitors) OfRow(ObjectFacts row) =>
    (
        [.. Rows(row.Value("Triggers"), "Triggers").Select(trigger => Condition(Table(trigger, "trigger")))],
        [.. Rows(row.Value("ActionFilters"), "ActionFilters").Select(filter => Filter(Table(filter, "filter")))],
        [.. Rows(row.Value("Monitors"), "Monitors").Select(monitor => Monitor(Table(monitor, "monitor")))]
    );

    private static SentryAlertFilter Filter(SentryDictionary<object?> fields) => new(
        AlertReader.Text(fields, "id"),
        AlertReader.Text(fields, "logicType") ?? throw Cut("filter"),
        Rows(AlertReader.Field(fields, "conditions"), "Conditions").Select(condition => Condition(Table(condition, "condition"))),
        Rows(AlertReader.Field(fields, "actions"), "Actions").Select(action => Action(Table(action, "action"), _ => throw Cut("action"))));

    private static SentryAlertMonitor Monitor(SentryDictionary<object?> fields) => new(
        AlertReader.Text(fields, "id") ?? throw Cut("monitor"),
        AlertReader.Text(fields, "name"),
        AlertReader.Text(fields, "type"),
        AlertReader.Text(fields, "project"));

    /// <summary>A comparison of alerts is never text.</summary>
    private static SentryAlertCondition CheckCondition(SentryAlertCondition condition)
    {
        if (condition.Type.Length == 0)
            throw SentryException.InvalidInput("A condition needs its type and what it compares with: @{ type = 'latest_release'; comparison = $true }.");
        var isCut = condition.Comparison is null or string || (AlertReader.Field(condition.Comparison, "filters") is { } filters && !IsListOfTables(filters));
        return isCut ? throw Cut($"condition {condition.Type}") : condition;
    }

    private static SentryAlertAction CheckAction(SentryAlertAction action) => action.Type.Length == 0
        ? throw SentryException.InvalidInput("An action needs its type and whom it goes to: @{ type = 'webhook'; config = @{ targetIdentifier = 'webhooks' } }.")
        : action;

    private static bool IsListOfTables(object value) => value is object?[] items && items.All(item => item is IDictionary<string, object?>);

    private static SentryDictionary<object?> Table(object? value, string what)
    {
        if (value is null or string || JsonValue.From(value) is not IDictionary<string, object?> fields)
            throw Cut(what);

        // A table that became text is one too deep for the depth that the file was written with.
        var isCut = ((string[])["config", "data"]).Any(name => AlertReader.Field(fields, name) is string)
            || AlertReader.Field(AlertReader.Field(fields, "data"), "additionalFields") is string;
        return isCut ? throw Cut(what) : AlertReader.Fields(fields);
    }

    private static IEnumerable<object?> Rows(object? value, string name) => PipelineValue.Unwrap(value) switch
    {
        IList items => items.Cast<object?>(),
        PSObject or IDictionary or SentryDictionary<object?> => [value],
        null when name != "ActionFilters" => [],
        _ => throw Cut(name),
    };

    private static SentryException Cut(string what) => new(
        $"The alert's {what} is not whole: text, or nothing, is where an object has to be. The file was written with too little depth.",
        "SentryInvalidInput",
        ErrorCategory.InvalidData)
    {
        RecommendedAction = "Write the file again: Get-SentryAlert | ConvertTo-Json -Depth 10.",
    };
}
