using System.Globalization;
using System.Text.RegularExpressions;

namespace SentryPS;

/// <summary>Conditions of filters in words, both ways: <c>events > 100 in 1h</c>, <c>level >= error</c>.</summary>
internal static class AlertConditionWords
{
    /// <summary>One example of each form, for completion and for messages.</summary>
    public static readonly string[] Examples =
    [
        "level >= error", "priority >= high", "events > 100 in 1h", "users > 50 in 1h", "occurrences >= 10",
        "older than 1 day", "newer than 2 hours", "assigned to nobody", "assigned to #team", "category is error",
        "category is not feedback", "tag environment = production", "attribute message contains timeout", "latest release",
    ];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Dictionary<string, long> s_levels = new()
    {
        ["fatal"] = 50,
        ["error"] = 40,
        ["warning"] = 30,
        ["info"] = 20,
        ["debug"] = 10,
        ["sample"] = 0,
    };

    private static readonly Dictionary<string, long> s_priorities = new() { ["high"] = 75, ["medium"] = 50, ["low"] = 25 };
    private static readonly Dictionary<string, string> s_signs = new() { ["="] = "eq", [">="] = "gte", ["<="] = "lte" };

    private static readonly Dictionary<string, long> s_categories = new()
    {
        ["error"] = 1,
        ["feedback"] = 6,
        ["outage"] = 10,
        ["metric"] = 11,
        ["db"] = 12,
        ["http"] = 13,
        ["frontend"] = 14,
        ["mobile"] = 15,
    };

    private static readonly Dictionary<string, string> s_matches = new()
    {
        ["not contains"] = "nc",
        ["contains"] = "co",
        ["starts with"] = "sw",
        ["ends with"] = "ew",
        ["is not set"] = "ns",
        ["is set"] = "is",
        ["!="] = "ne",
        ["="] = "eq",
    };

    private static readonly Dictionary<string, string> s_counts = new()
    {
        ["events"] = "event_frequency_count",
        ["users"] = "event_unique_user_frequency_count",
    };

    private static readonly (Regex Form, Func<Match, (string Type, object? Comparison)> Read)[] s_forms =
    [
        (Form(@"level (=|>=|<=) (fatal|error|warning|info|debug|sample)"),
            m => ("level", Table(("level", s_levels[Word(m, 2)]), ("match", s_signs[Word(m, 1)])))),
        (Form(@"priority >= (high|medium|low)"), m => ("issue_priority_greater_or_equal", s_priorities[Word(m, 1)])),
        (Form(@"(events|users) > (\d+) in (1m|5m|15m|1h|1d|1w|30d)"),
            m => (s_counts[Word(m, 1)], Table(("value", Number(m, 2)), ("interval", Word(m, 3))))),
        (Form(@"occurrences >= (\d+)"), m => ("issue_occurrences", Table(("value", Number(m, 1))))),
        (Form(@"(older|newer) than (\d+) (minute|hour|day|week)s?"),
            m => ("age_comparison", Table(("time", Word(m, 3)), ("value", Number(m, 2)), ("comparisonType", Word(m, 1))))),
        (Form(@"assigned to nobody"), _ => ("assigned_to", Table(("targetType", "Unassigned"), ("targetIdentifier", "")))),
        (Form(@"category is (not )?(error|feedback|outage|metric|db|http|frontend|mobile)"),
            m => ("issue_category", Table(("value", s_categories[Word(m, 2)]), ("include", !m.Groups[1].Success)))),
        (Form(@"(tag|attribute) (\S+) (is set|is not set)"), ReadMatch),
        (Form(@"(tag|attribute) (\S+) (not contains|contains|starts with|ends with|!=|=) (.+)"), ReadMatch),
        (Form(@"latest release"), _ => ("latest_release", true)),
    ];

    private static readonly Regex s_assignee = Form("assigned to (.+)");

    /// <summary>The condition that words say. Null for words that say none.</summary>
    public static SentryAlertCondition? Parse(string words)
    {
        var text = words.Trim();
        foreach (var (form, read) in s_forms)
        {
            if (form.Match(text) is { Success: true } match)
            {
                var (type, comparison) = read(match);
                return new(null, type, comparison, true, null);
            }
        }

        return s_assignee.Match(text) is { Success: true } person
            ? new(null, "assigned_to", Table(("targetType", person.Groups[1].Value[0] == '#' ? "Team" : "Member")), true, person.Groups[1].Value)
            : null;
    }

    /// <summary>The words for a condition; for one that has none, its type and what it compares with.</summary>
    public static string Format(SentryAlertCondition condition)
    {
        var comparison = condition.Comparison;
        var value = AlertReader.Text(comparison, "value");
        return condition.Type switch
        {
            "level" => $"level {Key(s_signs, AlertReader.Text(comparison, "match"))} {Key(s_levels, comparison.Number("level"))}",
            "issue_priority_greater_or_equal" when comparison is long priority => $"priority >= {Key(s_priorities, priority)}",
            "event_frequency_count" or "event_unique_user_frequency_count" when IsPlainCount(comparison) =>
                $"{Key(s_counts, condition.Type)} > {value} in {AlertReader.Text(comparison, "interval")}",
            "issue_occurrences" => $"occurrences >= {value}",
            "age_comparison" => $"{AlertReader.Text(comparison, "comparisonType")} than {value} {AlertReader.Text(comparison, "time")}{(value == "1" ? "" : "s")}",
            "assigned_to" => $"assigned to {AssigneeOf(condition)}",
            "issue_category" => $"category is {(AlertReader.Field(comparison, "include") is false ? "not " : "")}{Key(s_categories, comparison.Number("value"))}",
            "tagged_event" => $"tag {AlertReader.Text(comparison, "key")} {FormatMatch(comparison)}",
            "event_attribute" => $"attribute {AlertReader.Text(comparison, "attribute")} {FormatMatch(comparison)}",
            "latest_release" => "latest release",
            _ when comparison is true => condition.Type,
            _ => $"{condition.Type} {JsonText.Write(comparison)}",
        };
    }

    private static Regex Form(string pattern) => new($@"\A{pattern.Replace(" ", @"\s+")}\z", Options, TimeSpan.FromSeconds(1));

    private static (string Type, object? Comparison) ReadMatch(Match match)
    {
        var isTag = Word(match, 1) == "tag";
        var code = s_matches[Regex.Replace(Word(match, 3), @"\s+", " ")];
        var fields = Table((isTag ? "key" : "attribute", match.Groups[2].Value), ("match", code));
        if (match.Groups.Count > 4)
            fields["value"] = match.Groups[4].Value;
        return (isTag ? "tagged_event" : "event_attribute", fields);
    }

    private static string? AssigneeOf(SentryAlertCondition condition) =>
        condition.Target
        ?? (AlertReader.Text(condition.Comparison, "targetType") == "Unassigned"
            ? "nobody"
            : AlertReader.Text(condition.Comparison, "targetIdentifier"));

    private static string FormatMatch(object? comparison) =>
        $"{Key(s_matches, AlertReader.Text(comparison, "match"))} {AlertReader.Text(comparison, "value")}".TrimEnd();

    /// <summary>A count that is limited to some events says more than the words do.</summary>
    private static bool IsPlainCount(object? comparison) =>
        comparison is IDictionary<string, object?> fields && fields.Keys.All(key => key is "value" or "interval");

    private static string Word(Match match, int group) => match.Groups[group].Value.ToLowerInvariant();

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Key<T>(Dictionary<string, T> words, T? value) =>
        words.FirstOrDefault(word => Equals(word.Value, value)).Key ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Key(Dictionary<string, long> words, int? value) => value is { } number ? Key(words, (long)number) : "";

    private static SentryDictionary<object?> Table(params (string Name, object? Value)[] fields)
    {
        var table = new SentryDictionary<object?>();
        foreach (var (name, value) in fields)
            table[name] = value;
        return table;
    }
}
