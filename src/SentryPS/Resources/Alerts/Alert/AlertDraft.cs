using System.Globalization;

namespace SentryPS.Commands;

/// <summary>An alert as a request has it: with all that the server would otherwise take for its own defaults, or stumble over.</summary>
internal sealed class AlertDraft
{
    public string Name { get; set; } = "";

    public bool IsEnabled { get; set; } = true;

    public string? Environment { get; set; }

    public int? Frequency { get; set; }

    /// <summary>As the server takes it: <c>team:1</c>, <c>user:1</c> or null.</summary>
    public string? Owner { get; set; }

    public List<string> MonitorIds { get; set; } = [];

    public List<SentryAlertCondition> Triggers { get; set; } = [];

    public List<SentryAlertFilter> Filters { get; set; } = [];

    /// <summary>The group of triggers that is there, with what the server has in it besides the conditions. Null for a new alert.</summary>
    private object? TriggerGroup { get; init; }

    /// <summary>What the alert's config has besides the frequency.</summary>
    private SentryDictionary<object?> Config { get; init; } = new();

    /// <summary>An alert as it is, to be written back with changes.</summary>
    public static AlertDraft Of(SentryAlert alert) => new()
    {
        Name = alert.Name,
        IsEnabled = alert.Enabled,
        Environment = alert.Environment,
        Frequency = alert.Frequency,
        Owner = alert.OwnerActor is { Type: { } type, Id: { } id } ? $"{type}:{id}" : null,
        MonitorIds = [.. alert.MonitorIds],
        Triggers = [.. alert.Triggers],
        Filters = [.. alert.ActionFilters],
        TriggerGroup = alert.Raw.Field("triggers"),
        Config = AlertReader.Fields(alert.Raw.Field("config")),
    };

    /// <param name="keepsIds">Whether conditions and actions stay what they are; with an id of another alert the server refuses them.</param>
    public Dictionary<string, object?> ToBody(bool keepsIds)
    {
        var config = Config.ToDictionary(field => field.Key, field => field.Value);
        if (Frequency is { } frequency)
            config["frequency"] = frequency;
        return new()
        {
            ["name"] = Name,
            // Left out, it would switch the alert on.
            ["enabled"] = IsEnabled,
            ["environment"] = Environment,
            ["owner"] = Owner,
            ["config"] = config,
            ["detector_ids"] = MonitorIds.Distinct().Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToList(),
            // Without the lists in it, even where they are empty, the server fails.
            ["triggers"] = AlertReader.Body(keepsIds ? AlertReader.Text(TriggerGroup, "id") : null, new()
            {
                ["logicType"] = TriggerGroup.Text("logicType") ?? "any-short",
                ["conditions"] = Triggers.Select(trigger => trigger.ToBody(keepsIds)).ToList(),
                ["actions"] = TriggerGroup.Items("actions"),
            }),
            ["action_filters"] = Filters.Select(filter => filter.ToBody(keepsIds)).ToList(),
        };
    }

    /// <summary>What an alert, as the server answered it, has not got as it was sent. Null where all is there.</summary>
    public string? DifferenceTo(SentryAlert shown)
    {
        if (shown.Name != Name)
            return $"its name is '{shown.Name}'";
        if (shown.Enabled != IsEnabled)
            return shown.Enabled ? "it is enabled" : "it is disabled";
        if (shown.Environment != Environment)
            return $"its environment is '{shown.Environment}'";
        if (Frequency is not null && shown.Frequency != Frequency)
            return $"its frequency is {shown.Frequency}";
        if (!new HashSet<string>(MonitorIds).SetEquals(shown.MonitorIds))
            return $"its monitors are {shown.MonitorIds}";
        if (!Words(Triggers).SequenceEqual(Words(shown.Triggers)))
            return $"its triggers are {shown.Triggers}";
        return !Filters.Select(Summary).SequenceEqual(shown.ActionFilters.Select(Summary)) ? $"its filters are {shown.ActionFilters}" : null;
    }

    /// <summary>The types, since the server completes what conditions and actions say.</summary>
    private static string Summary(SentryAlertFilter filter) =>
        $"{filter.LogicType}: {string.Join(",", Words(filter.Conditions))} → {string.Join(",", filter.Actions.Select(action => action.Type))}";

    private static IEnumerable<string> Words(IEnumerable<SentryAlertCondition> conditions) => conditions.Select(condition => condition.Type);
}
