namespace SentryPS;

/// <summary>A condition of an alert: a trigger, or a part of a filter.</summary>
public sealed class SentryAlertCondition
{
    internal SentryAlertCondition(string? id, string type, object? comparison, object? result, string? target) =>
        (Id, Type, Comparison, ConditionResult, Target) = (id, type, comparison, result, target);

    /// <summary>The numeric id. Null for one that is yet to be created.</summary>
    public string? Id { get; }

    /// <summary>The type, in Sentry's own word: <c>first_seen_event</c>, <c>level</c>, ….</summary>
    public string Type { get; }

    /// <summary>What is compared with: true, a number, a list or a table, as the type wants it.</summary>
    public object? Comparison { get; }

    /// <summary>What it counts as when it is met; true for alerts.</summary>
    public object? ConditionResult { get; }

    /// <summary>The user (an email address) or team (<c>#team</c>) that it names by id. Null where it names none.</summary>
    public string? Target { get; }

    /// <summary>The condition in the words that New-SentryAlert takes.</summary>
    public override string ToString() => AlertConditionWords.Format(this);

    /// <summary>As the server takes it.</summary>
    /// <param name="keepsId">Whether it stays the condition that it is; else it becomes a new one.</param>
    internal Dictionary<string, object?> ToBody(bool keepsId) => AlertReader.Body(keepsId ? Id : null, new()
    {
        ["type"] = Type,
        ["comparison"] = Comparison,
        ["conditionResult"] = ConditionResult ?? true,
    });
}
