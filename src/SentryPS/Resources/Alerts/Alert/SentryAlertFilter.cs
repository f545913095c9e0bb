namespace SentryPS;

/// <summary>A group of an alert's conditions, with the actions for issues that pass it.</summary>
public sealed class SentryAlertFilter
{
    internal SentryAlertFilter(
        string? id, string logicType, IEnumerable<SentryAlertCondition> conditions, IEnumerable<SentryAlertAction> actions) =>
        (Id, LogicType, Conditions, Actions) = (id, logicType, new(conditions), new(actions));

    /// <summary>The numeric id. Null for one that is yet to be created.</summary>
    public string? Id { get; }

    /// <summary>Whether <c>all</c>, <c>any</c> (or <c>any-short</c>, which means the same) or <c>none</c> of the conditions have to be met.</summary>
    public string LogicType { get; }

    /// <summary>The conditions. Without any, every issue passes.</summary>
    public SentryList<SentryAlertCondition> Conditions { get; }

    /// <summary>What is done.</summary>
    public SentryList<SentryAlertAction> Actions { get; }

    /// <summary>Conditions and actions in words.</summary>
    public override string ToString() =>
        Conditions.Count == 0 ? Actions.ToString() : $"{LogicType} of [{Conditions}]: {Actions}";

    /// <summary>As the server takes it.</summary>
    /// <param name="keepsIds">Whether all stay what they are; else they become new ones.</param>
    internal Dictionary<string, object?> ToBody(bool keepsIds) => AlertReader.Body(keepsIds ? Id : null, new()
    {
        ["logicType"] = LogicType,
        ["conditions"] = Conditions.Select(condition => condition.ToBody(keepsIds)).ToList(),
        ["actions"] = Actions.Select(action => action.ToBody(keepsIds)).ToList(),
    });

    internal SentryAlertFilter With(IEnumerable<SentryAlertCondition>? conditions = null, IEnumerable<SentryAlertAction>? actions = null, string? logic = null) =>
        new(Id, logic ?? LogicType, conditions ?? Conditions, actions ?? Actions);
}
