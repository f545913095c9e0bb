using System.Reflection;

namespace SentryPS.Commands;

/// <summary>
/// Changes triggers, conditions and actions of an alert. What stays keeps its id: the server deletes what comes back without
/// one, and makes it anew.
/// </summary>
/// <param name="draft">The alert as it was read.</param>
/// <param name="resolver">Finds channels, people and so on.</param>
internal sealed class AlertEditor(AlertDraft draft, AlertResolver resolver)
{
    private static readonly HashSet<string> s_triggers =
    [
        .. typeof(SentryAlertTrigger).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => WireText.Of((Enum)field.GetValue(null)!)),
    ];

    /// <summary>Triggers that have no word here were not meant, and stay.</summary>
    public void SetTriggers(IEnumerable<SentryAlertTrigger> triggers)
    {
        var wanted = triggers.Select(AlertCreation.ConditionOf).Select(trigger => draft.Triggers.Find(known => known.Type == trigger.Type) ?? trigger);
        draft.Triggers = [.. draft.Triggers.Where(known => !s_triggers.Contains(known.Type)), .. wanted];
    }

    /// <exception cref="SentryException">The alert has several groups, and nothing says which is meant.</exception>
    public void SetGroup(object[] conditions, object[] actions, SentryAlertLogic? logic)
    {
        if (draft.Filters.Count > 1)
        {
            throw SentryException.InvalidInput(
                $"Alert '{draft.Name}' has {draft.Filters.Count} groups of conditions with actions of their own, and -Filter and -Action "
                + "do not say which is meant. Change it in the browser.",
                draft.Name);
        }

        var group = draft.Filters.FirstOrDefault() ?? new(null, "all", [], []);
        draft.Filters =
        [
            group.With(
                conditions.Length == 0 ? null : conditions.Select(condition => Kept(group, ConditionOf(condition))),
                actions.Length == 0 ? null : actions.Select(action => Kept(group, AlertParts.Action(action, resolver.FromWords))),
                logic is { } given ? WireText.Of(given) : null),
        ];
    }

    /// <summary>Adds actions to every group that has not got them.</summary>
    public void AddActions(object[] actions)
    {
        var added = actions.Select(action => AlertParts.Action(action, resolver.FromWords)).ToList();
        var groups = draft.Filters.Count > 0 ? draft.Filters : [new(null, "all", [], [])];
        draft.Filters =
        [
            .. groups.Select(group => group.With(
                actions: group.Actions.Concat(added.Where(action => !group.Actions.Any(known => IsSame(known, action))).Select(AsNew)))),
        ];
    }

    /// <summary>Puts an action in the place of another, in every group. False where none has the other.</summary>
    public bool Replace(string oldWords, string newWords)
    {
        if (!draft.Filters.SelectMany(group => group.Actions).Any(action => resolver.Says(oldWords, action)))
            return false;

        var wanted = resolver.FromWords(newWords);
        draft.Filters = [.. draft.Filters.Select(group => group.With(actions: Replaced(group, oldWords, wanted)))];
        return true;
    }

    /// <summary>Who is told already is not told twice.</summary>
    private List<SentryAlertAction> Replaced(SentryAlertFilter group, string oldWords, SentryAlertAction wanted)
    {
        var actions = new List<SentryAlertAction>();
        var isThere = group.Actions.Any(action => IsSame(action, wanted));
        foreach (var action in group.Actions)
        {
            if (!resolver.Says(oldWords, action) || IsSame(action, wanted))
            {
                actions.Add(action);
                continue;
            }

            if (!isThere)
                actions.Add(action.Type == wanted.Type ? InPlaceOf(action, wanted) : AsNew(wanted));
            isThere = true;
        }

        return actions;
    }

    private SentryAlertCondition ConditionOf(object given) => resolver.Translate(AlertParts.Condition(given), isForeign: false);

    private static SentryAlertAction InPlaceOf(SentryAlertAction action, SentryAlertAction wanted) =>
        new(action.Id, wanted.Type, wanted.IntegrationId, wanted.Config, action.Data) { Target = wanted.Target, Integration = wanted.Integration, Status = action.Status };

    private static SentryAlertAction AsNew(SentryAlertAction action) =>
        new(null, action.Type, action.IntegrationId, action.Config, action.Data) { Target = action.Target, Integration = action.Integration, Status = action.Status };

    /// <summary>The action that the group has already, with its tags and notes; else the new one.</summary>
    private static SentryAlertAction Kept(SentryAlertFilter group, SentryAlertAction action) =>
        group.Actions.FirstOrDefault(known => IsSame(known, action)) ?? AsNew(action);

    private static SentryAlertCondition Kept(SentryAlertFilter group, SentryAlertCondition condition) =>
        group.Conditions.FirstOrDefault(known => known.Type == condition.Type && $"{known}" == $"{condition}")
        ?? new(null, condition.Type, condition.Comparison, condition.ConditionResult, condition.Target);

    private static bool IsSame(SentryAlertAction action, SentryAlertAction other) =>
        action.Type == other.Type
        && action.IntegrationId == other.IntegrationId
        && AlertReader.Text(action.Config, "targetType") == AlertReader.Text(other.Config, "targetType")
        && AlertReader.Text(action.Config, "targetIdentifier") == AlertReader.Text(other.Config, "targetIdentifier");
}
