namespace SentryPS.Commands;

/// <summary>Removes cron monitors with all that they have recorded, or single environments of them.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryCronMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteOrganizationMonitor", "deleteProjectMonitor")]
[OutputType(typeof(void))]
public sealed class RemoveSentryCronMonitorCommand : RemoveCmdlet<SentryCronMonitor>
{
    /// <summary>The cron monitors by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryCronMonitor), Column = "CronMonitor")]
    [ArgumentCompleter(typeof(NameCompleter<SentryCronMonitor>))]
    public SentryName[] CronMonitor { get; set; } = [];

    /// <summary>The project that the monitors are in, where several projects have monitors of the same slug.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>
    /// Removes only these environments, and what was recorded in them. A monitor that lacks one of them is left as it
    /// is.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    private protected override string Action =>
        Environment.Length == 0 ? base.Action : $"Remove {string.Join(", ", Environment)} of cron monitor";

    private protected override string ItemPath => CronMonitorPath.Of(CurrentTarget, Project is not null);

    private protected override void Remove(SentryName target)
    {
        if (Environment.Length == 0)
        {
            base.Remove(target);
            return;
        }

        var monitor = Fetch<SentryCronMonitor>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        foreach (var environment in CronEnvironments.Find(monitor, Environment))
            Remove(CronEnvironments.Request(ApiMethod.Delete, RequiredOrganization, monitor, environment));
    }
}
