namespace SentryPS.Commands;

/// <summary>The thresholds of a metric monitor as the conditions that the server has.</summary>
/// <param name="High">The threshold of issues of high priority. Null for none.</param>
/// <param name="Medium">The threshold of issues of medium priority. Null for none.</param>
/// <param name="Resolved">The threshold at which issues are resolved. Null for the nearest of the others.</param>
/// <param name="Below">Says that it is bad when they are not reached.</param>
internal sealed record MetricThresholds(double? High, double? Medium, double? Resolved, bool Below)
{
    /// <summary>Sentry's numbers for priorities.</summary>
    private const int HighPriority = 75;
    private const int MediumPriority = 50;
    private const int NoPriority = 0;

    /// <summary>The group of conditions for a new monitor.</summary>
    public Dictionary<string, object?> Create() => Group(null, Conditions([]));

    /// <summary>The group with these thresholds; conditions that were there stay the ones that they are.</summary>
    /// <param name="known">The group that the monitor has.</param>
    public Dictionary<string, object?> ApplyTo(object? known) => Group(AlertReader.Text(known, "id"), Conditions(known.Items("conditions")));

    /// <summary>The anomalies that a monitor notices which learns what is normal.</summary>
    public static Dictionary<string, object?> Anomalies(SentryMonitorSensitivity sensitivity, SentryMonitorDirection direction) => Group(null,
    [
        new()
        {
            ["type"] = "anomaly_detection",
            ["comparison"] = new Dictionary<string, object?>
            {
                ["seasonality"] = "auto",
                ["sensitivity"] = WireText.Of(sensitivity),
                ["thresholdType"] = (int)direction,
            },
            ["conditionResult"] = HighPriority,
        },
    ]);

    /// <exception cref="SentryException">There is no threshold, or they contradict one another.</exception>
    public MetricThresholds Checked()
    {
        if (High is null && Medium is null)
            throw SentryException.InvalidInput("A monitor needs a threshold: give -High, -Medium or both.");
        if (High is { } high && Medium is { } medium && (Below ? high >= medium : high <= medium))
            throw SentryException.InvalidInput($"-High {high} has to be {(Below ? "less" : "more")} than -Medium {medium}.");
        var nearest = (Medium ?? High)!.Value;
        return Resolved is { } resolved && (Below ? resolved < nearest : resolved > nearest)
            ? throw SentryException.InvalidInput($"-Resolved {resolved} has to be {(Below ? "at least" : "at most")} {nearest}, from where on it is bad.")
            : this;
    }

    private List<Dictionary<string, object?>> Conditions(IReadOnlyList<object?> known)
    {
        var isBad = Below ? "lt" : "gt";
        var isGood = Below ? "gte" : "lte";
        var conditions = new List<Dictionary<string, object?>>();
        foreach (var (type, threshold, priority) in ((string, double?, int)[])
            [(isBad, High, HighPriority), (isBad, Medium, MediumPriority), (isGood, Resolved ?? Medium ?? High, NoPriority)])
        {
            if (threshold is null)
                continue;

            var same = known.FirstOrDefault(condition => condition.Number("conditionResult") == priority);
            conditions.Add(AlertReader.Body(AlertReader.Text(same, "id"), new()
            {
                ["type"] = SameSide(same.Text("type"), type),
                ["comparison"] = threshold,
                ["conditionResult"] = priority,
            }));
        }

        return conditions;
    }

    /// <summary>Some have "greater or equal" where others have "greater"; it stays as it was.</summary>
    private static string SameSide(string? known, string wanted) => known is not null && known.Substring(0, 2) == wanted.Substring(0, 2) ? known : wanted;

    private static Dictionary<string, object?> Group(string? id, List<Dictionary<string, object?>> conditions) =>
        AlertReader.Body(id, new() { ["logicType"] = "any", ["conditions"] = conditions });
}
