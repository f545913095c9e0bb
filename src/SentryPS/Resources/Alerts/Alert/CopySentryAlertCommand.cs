namespace SentryPS.Commands;

/// <summary>
/// Makes the same alert for other projects: it tells the same people and channels of the issues of the monitors that
/// correspond there, those of the same type and, unless they are Sentry's own, the same name.
/// </summary>
[Cmdlet(VerbsCommon.Copy, "SentryAlert", SupportsShouldProcess = true)]
[Serves("createOrganizationWorkflow")]
[OutputType(typeof(SentryAlert))]
public sealed class CopySentryAlertCommand : ResourceCmdlet<SentryAlert>
{
    /// <summary>The alerts by id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryAlert))]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>The projects that get an alert each, by slug or id.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] ToProject { get; set; } = [];

    /// <summary>The name of the new alerts; that of the one which is copied if it is not given.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    public string? Name { get; set; }

    /// <summary>Creates them switched off. Else they are as the one which is copied.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override void ProcessInput() => ForEachTarget(Alert, target =>
    {
        var alert = Fetch<SentryAlert>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        var monitors = AlertDirectory.Of(this).Monitors(alert.MonitorIds);
        if (monitors.Count == 0)
        {
            throw SentryException.InvalidInput(
                $"Alert {alert.Id} ('{alert.Name}') is connected to no monitor, so nothing says which ones of another project it would be about.", target);
        }

        foreach (var project in ToProject)
            Guard(project, () => Copy(alert, monitors, project.Required));
    });

    private void Copy(SentryAlert alert, IReadOnlyList<SentryMonitor> monitors, string project)
    {
        var resolver = new AlertResolver(this);
        var draft = AlertDraft.Of(alert);
        draft.Name = Name ?? draft.Name;
        draft.IsEnabled &= !Disabled;
        draft.MonitorIds =
        [
            .. monitors.Select(monitor => new SentryAlertMonitor(monitor.Id, monitor.Name, monitor.Type, project))
                .GroupBy(monitor => (monitor.Type, monitor.Name))
                .Select(group => resolver.CounterpartId(group.First(), project)),
        ];
        if (draft.MonitorIds.Any(alert.MonitorIds.Contains))
            throw SentryException.InvalidInput($"Alert {alert.Id} ('{alert.Name}') is about project {project} already.", project);

        if (ShouldProcess($"{draft.Name} for {project} in {RequiredOrganization}", "Create alert"))
            WriteObject(AlertCreation.Create(this, draft, ListRequest(ApiMethod.Post, Resource.WriteScope, draft.ToBody(false)), post => Fetch<SentryAlert>(post)));
    }
}
