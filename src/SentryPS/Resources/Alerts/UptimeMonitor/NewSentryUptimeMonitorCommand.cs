using System.Collections;

namespace SentryPS.Commands;

/// <summary>Creates an uptime monitor: Sentry asks for an address again and again, and opens an issue when it does not answer.</summary>
[Cmdlet(VerbsCommon.New, "SentryUptimeMonitor", SupportsShouldProcess = true)]
[Serves("createOrganizationProjectDetector")]
[OutputType(typeof(SentryMonitor))]
public sealed class NewSentryUptimeMonitorCommand : NewCmdlet<SentryMonitor>
{
    /// <summary>The name, at most 200 characters long.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 200), Body("name")]
    public string Name { get; set; } = "";

    /// <summary>The address, with https:// or http://, at most 255 characters long.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public Uri Url { get; set; } = null!;

    /// <summary>The project that its issues are in, by slug or id. Without it, the default project of the connection is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>How often Sentry asks: every 1, 5, 10, 20, 30 or 60 minutes. <c>00:01:00</c> if it is not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long Sentry waits for the response, from a second to a minute. <c>00:00:05</c> if it is not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The method; GET if it is not given.</summary>
    [Parameter]
    public SentryUptimeMethod Method { get; set; } = SentryUptimeMethod.Get;

    /// <summary>Headers that are sent along: <c>@{ Accept = 'text/html' }</c>.</summary>
    [Parameter]
    public Hashtable? Header { get; set; }

    /// <summary>What is sent as the body.</summary>
    [Parameter]
    public string? Body { get; set; }

    /// <summary>The environment that its issues are of.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>After how many failures in a row an issue is opened; 3 if it is not given.</summary>
    [Parameter]
    [ValidateRange(1, 720)]
    public int DownAfter { get; set; } = 3;

    /// <summary>After how many successes in a row the issue is resolved; 1 if it is not given.</summary>
    [Parameter]
    [ValidateRange(1, 720)]
    public int UpAfter { get; set; } = 1;

    /// <summary>Whom its issues are assigned to: a user's email address or a team (<c>#team</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    /// <summary>The alerts that tell of its issues, by id or object.</summary>
    [Parameter]
    [AlertingName(typeof(SentryAlert))]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>Creates it switched off. It takes up no seat of the plan then.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override string NewName => $"{Name} ({Url})";

    private protected override string ListPath => "organizations/{organization}/projects/{project}/detectors/";

    private protected override Dictionary<string, object?> ComposeBody()
    {
        var source = new Dictionary<string, object?> { ["method"] = WireText.Of(Method), ["body"] = Body };
        UptimeSettings.SetUrl(source, Url);
        UptimeSettings.SetInterval(source, Interval);
        UptimeSettings.SetTimeout(source, Timeout);
        if (Header is not null)
            UptimeSettings.SetHeader(source, Header);
        UptimeSettings.CheckSize(source);

        var body = base.ComposeBody();
        body["type"] = "uptime_domain_failure";
        body["enabled"] = !Disabled;
        body["data_sources"] = new[] { source };
        body["config"] = new Dictionary<string, object?>
        {
            // Made by a person.
            ["mode"] = 1,
            ["environment"] = Environment,
            ["downtimeThreshold"] = DownAfter,
            ["recoveryThreshold"] = UpAfter,
        };
        MonitorBody.AddConnections(this, body, Owner, Alert);
        return body;
    }

    private protected override SentryMonitor Complete(SentryMonitor item) => MonitorBody.Complete(this, item);
}
