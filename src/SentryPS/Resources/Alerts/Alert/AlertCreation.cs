namespace SentryPS.Commands;

/// <summary>What New-SentryAlert and Copy-SentryAlert have in common.</summary>
internal static class AlertCreation
{
    /// <summary>Sends the request, and returns the alert if the server shows it as it was asked for.</summary>
    public static SentryAlert Create(OrganizationCmdlet cmdlet, AlertDraft draft, ApiRequest request, Func<ApiRequest, SentryAlert> send)
    {
        if (draft.MonitorIds.Count == 0)
            cmdlet.WriteWarning($"Alert '{draft.Name}' is connected to no monitor, so nothing will set it off. Set-SentryAlert -AddMonitor connects it.");

        var created = send(request);
        return draft.DifferenceTo(created) is { } difference
            ? throw new SentryException(
                $"Sentry created alert {created.Id} ('{draft.Name}'), but {difference}.", "SentryNotChanged", ErrorCategory.InvalidResult)
            : AlertNaming.Name(cmdlet, [created]).Single();
    }

    public static SentryAlertCondition ConditionOf(SentryAlertTrigger trigger) => new(null, WireText.Of(trigger), true, true, null);

    /// <summary>The monitor for plain errors that a project has from the start.</summary>
    public static string ErrorMonitorOf(OrganizationCmdlet cmdlet, string project) =>
        AlertDirectory.Of(cmdlet).MonitorsOf(project).FirstOrDefault(monitor => monitor.Type == "error")?.Id
        ?? throw new SentryException($"Project {project} has no monitor for errors.", "SentryNotFound", ErrorCategory.ObjectNotFound);
}
