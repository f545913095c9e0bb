namespace SentryPS.Commands;

/// <summary>
/// Changes alerts. The server takes an alert as a whole, so each is read, changed and written back: what is not named stays
/// as it is, and a disabled alert stays disabled.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryAlert))]
public sealed class SetSentryAlertCommand : SetCmdlet<SentryAlert>
{
    private static readonly string[] s_changes =
    [
        nameof(Name), nameof(Environment), nameof(Owner), nameof(Frequency), nameof(Monitor), nameof(AddMonitor), nameof(RemoveMonitor),
        nameof(Trigger), nameof(Filter), nameof(FilterLogic), nameof(Action), nameof(AddAction), nameof(OldAction),
    ];

    /// <summary>The alerts by id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryAlert))]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>The new name, at most 256 characters long.</summary>
    [Parameter]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The environment that it is limited to from now on; <c>$null</c> for all.</summary>
    [Parameter]
    [Body("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Who owns it from now on: a user's email address or a team (<c>#team</c>); <c>$null</c> for nobody.</summary>
    [Parameter]
    [Body("owner", IsShown = false)]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    /// <summary>How many minutes pass at least between two messages about the same issue: 0, 5, 10, 30, 60, 180, 720 or 1440.</summary>
    [Parameter]
    [ValidateSet("0", "5", "10", "30", "60", "180", "720", "1440")]
    public int Frequency { get; set; }

    /// <summary>The monitors that it is connected to from now on, in place of all there were.</summary>
    [Parameter]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>Monitors to connect it to besides those it has.</summary>
    [Parameter]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] AddMonitor { get; set; } = [];

    /// <summary>Monitors to disconnect it from.</summary>
    [Parameter]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] RemoveMonitor { get; set; } = [];

    /// <summary>What sets it off from now on. Triggers of older kinds, which have no word here, stay.</summary>
    [Parameter]
    public SentryAlertTrigger[] Trigger { get; set; } = [];

    /// <summary>The conditions from now on, as New-SentryAlert takes them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AlertFilterCompleter))]
    public object[] Filter { get; set; } = [];

    /// <summary>How many of the conditions have to be met from now on.</summary>
    [Parameter]
    public SentryAlertLogic FilterLogic { get; set; }

    /// <summary>The actions from now on, as New-SentryAlert takes them, in place of all there were.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AlertActionCompleter))]
    public new object[] Action { get; set; } = [];

    /// <summary>Actions besides those it has.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AlertActionCompleter))]
    public object[] AddAction { get; set; } = [];

    /// <summary>
    /// The action that <c>-NewAction</c> takes the place of, wherever the alert has it: <c>slack:#old</c>. Alerts without it
    /// are left alone.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AlertActionCompleter))]
    public string? OldAction { get; set; }

    /// <summary>What takes the place of <c>-OldAction</c>: <c>slack:#new</c>. Tags and notes stay where the type does.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AlertActionCompleter))]
    public string? NewAction { get; set; }

    private protected override IEnumerable<string> Changeable => s_changes;

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if ((OldAction is null) != (NewAction is null))
            throw SentryException.InvalidInput("-OldAction and -NewAction go together: one says what is replaced, the other by what.");
        if (IsBound(nameof(Monitor)) && (IsBound(nameof(AddMonitor)) || IsBound(nameof(RemoveMonitor))))
        {
            throw SentryException.InvalidInput(
                "-Monitor names all monitors from now on; -AddMonitor and -RemoveMonitor change those there are. Give one or the other.");
        }

        foreach (var condition in Filter)
            AlertParts.Condition(condition);
    }

    private protected override void Change(SentryName target)
    {
        var alert = Fetch<SentryAlert>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        var draft = AlertDraft.Of(alert);
        var isChanged = ApplyTo(draft);
        if (isChanged)
            alert = Write(target, draft);
        else
            WriteVerbose($"Alert {alert.Id} ('{alert.Name}') has no action {OldAction}, and stays as it is.");
        if (PassThru)
            WriteObject(AlertNaming.Name(this, [alert]).Single());
    }

    private SentryAlert Write(SentryName target, AlertDraft draft)
    {
        if (draft.MonitorIds.Count == 0)
            WriteWarning($"Alert '{draft.Name}' is connected to no monitor any more, so nothing will set it off.");

        var changed = Fetch<SentryAlert>(ItemRequest(ApiMethod.Put, target, Resource.WriteScope, draft.ToBody(keepsIds: true)));
        return draft.DifferenceTo(changed) is { } difference
            ? throw new SentryException(
                $"Sentry took the change of alert {changed.Id} ('{changed.Name}'), but {difference}.", "SentryNotChanged", ErrorCategory.InvalidResult)
            : changed;
    }

    /// <summary>False where all that was asked for is to replace an action that the alert does not have.</summary>
    private bool ApplyTo(AlertDraft draft)
    {
        draft.Name = Name ?? draft.Name;
        if (IsBound(nameof(Environment)))
            draft.Environment = string.IsNullOrEmpty(Environment) ? null : Environment;
        if (IsBound(nameof(Owner)))
            draft.Owner = string.IsNullOrEmpty(Owner) ? null : AlertDirectory.Of(this).Person(Owner!);
        if (IsBound(nameof(Frequency)))
            draft.Frequency = Frequency;
        if (Monitor.Length > 0)
            draft.MonitorIds = [.. Monitor.Select(monitor => monitor.Required)];
        draft.MonitorIds =
        [
            .. draft.MonitorIds
                .Concat(AddMonitor.Select(monitor => monitor.Required))
                .Except(RemoveMonitor.Select(monitor => monitor.Required)),
        ];

        var editor = new AlertEditor(draft, new(this));
        if (Trigger.Length > 0)
            editor.SetTriggers(Trigger);
        if (Filter.Length > 0 || Action.Length > 0 || IsBound(nameof(FilterLogic)))
            editor.SetGroup(Filter, Action, IsBound(nameof(FilterLogic)) ? FilterLogic : null);
        if (AddAction.Length > 0)
            editor.AddActions(AddAction);
        var isReplaced = OldAction is not null && editor.Replace(OldAction, NewAction!);
        return isReplaced || s_changes.Any(change => change != nameof(OldAction) && IsBound(change));
    }
}
