using System.Collections;

namespace SentryPS.Commands;

/// <summary>
/// Reads conditions and actions from what scripts give: words, hashtables in the server's form, or parts of other alerts,
/// live or from a file.
/// </summary>
internal static class AlertParts
{
    // What is nested below them is the first to be cut off.
    private static readonly string[] s_tables = ["config", "data"];
    private static readonly string[] s_listsOfTables = ["dynamicFormFields", "settings"];

    private static readonly AlertNames s_noNames = new();

    public static SentryAlertCondition Condition(object? given) =>
        PipelineValue.Unwrap(given) is string words ? ConditionOf(words) : ConditionOfRow(given);

    public static SentryAlertAction Action(object? given, Func<string, SentryAlertAction> fromWords) =>
        PipelineValue.Unwrap(given) is string words ? fromWords(words) : ActionOfRow(given);

    /// <summary>The triggers, filters and monitors of an alert, live or from a file.</summary>
    /// <exception cref="SentryException">A part of it is text where an object has to be: it was written without enough depth.</exception>
    public static (List<SentryAlertCondition> Triggers, List<SentryAlertFilter> Filters, List<SentryAlertMonitor> Monitors) OfRow(
        ObjectFacts row) =>
    (
        [.. Rows(row.Value("Triggers"), "Triggers").Select(ConditionOfRow)],
        [.. Rows(row.Value("ActionFilters"), "ActionFilters").Select(FilterOfRow)],
        [.. Rows(row.Value("Monitors"), "Monitors").Select(MonitorOfRow)]
    );

    private static SentryAlertCondition ConditionOf(string words)
    {
        if (AlertConditionWords.Parse(words) is { } condition)
            return condition;

        var examples = string.Join("; ", AlertConditionWords.Examples);
        throw SentryException.InvalidInput(
            $"'{words}' is no condition that has words.{Suggestion.For(words, AlertConditionWords.Examples)} "
            + $"Words are such as: {examples}. Any other condition is a hashtable with type and comparison.",
            words);
    }

    /// <summary>A comparison of alerts is never text.</summary>
    private static SentryAlertCondition ConditionOfRow(object? row)
    {
        if (PipelineValue.Unwrap(row) is SentryAlertCondition live)
            return live;

        var condition = AlertReader.Condition(Table(row, "condition"), s_noNames);
        if (condition.Type.Length == 0)
        {
            throw SentryException.InvalidInput(
                "A condition needs its type and what it compares with: @{ type = 'latest_release'; comparison = $true }.");
        }

        var filters = AlertReader.Field(condition.Comparison, "filters");
        var isCut = condition.Comparison is null or string || (filters is not null && !IsListOfTables(filters));
        return isCut ? throw Cut($"condition {condition.Type}") : condition;
    }

    private static SentryAlertAction ActionOfRow(object? row)
    {
        if (PipelineValue.Unwrap(row) is SentryAlertAction live)
            return live;

        var action = AlertReader.Action(Table(row, "action"), s_noNames);
        return action.Type.Length > 0 ? action : throw SentryException.InvalidInput(
            "An action needs its type and whom it goes to: @{ type = 'webhook'; config = @{ targetIdentifier = 'webhooks' } }.");
    }

    private static SentryAlertFilter FilterOfRow(object? row)
    {
        if (PipelineValue.Unwrap(row) is SentryAlertFilter live)
            return live;

        var fields = Table(row, "filter");
        return new(
            AlertReader.Text(fields, "id"),
            AlertReader.Text(fields, "logicType") ?? throw Cut("filter"),
            Rows(AlertReader.Field(fields, "conditions"), "Conditions").Select(ConditionOfRow),
            Rows(AlertReader.Field(fields, "actions"), "Actions").Select(ActionOfRow));
    }

    private static SentryAlertMonitor MonitorOfRow(object? row)
    {
        if (PipelineValue.Unwrap(row) is SentryAlertMonitor live)
            return live;

        var fields = Table(row, "monitor");
        return new(
            AlertReader.Text(fields, "id") ?? throw Cut("monitor"),
            AlertReader.Text(fields, "name"),
            AlertReader.Text(fields, "type"),
            AlertReader.Text(fields, "project"));
    }

    private static bool IsListOfTables(object value) =>
        value is object?[] items && items.All(item => item is IDictionary<string, object?>);

    private static SentryDictionary<object?> Table(object? value, string what)
    {
        if (value is null or string || JsonValue.From(value) is not IDictionary<string, object?> fields)
            throw Cut(what);

        // A table that became text is one too deep for the depth that the file was written with.
        var data = AlertReader.Field(fields, "data");
        var isCut = s_tables.Any(name => AlertReader.Field(fields, name) is string)
            || AlertReader.Field(data, "additionalFields") is string
            || s_listsOfTables.Any(name => AlertReader.Field(data, name) is { } list && !IsListOfTables(list));
        return isCut ? throw Cut(what) : AlertReader.Fields(fields);
    }

    private static IEnumerable<object?> Rows(object? value, string name) => PipelineValue.Unwrap(value) switch
    {
        IDictionary or IDictionary<string, object?> or PSObject => [value],
        IList items => items.Cast<object?>(),
        null when name is "Triggers" or "Monitors" => [],
        _ => throw Cut(name),
    };

    private static SentryException Cut(string what) => new(
        $"The alert's {what} is not whole: text, or nothing, is where an object has to be. The file was written with too little depth.",
        "SentryInvalidInput",
        ErrorCategory.InvalidArgument)
    {
        RecommendedAction = "Write the file again: Get-SentryAlert | ConvertTo-Json -Depth 10.",
    };
}
