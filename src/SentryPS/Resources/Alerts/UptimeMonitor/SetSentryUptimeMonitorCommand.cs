using System.Collections;

namespace SentryPS.Commands;

/// <summary>Changes uptime monitors. What is not given stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "SentryUptimeMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryMonitor))]
public sealed class SetSentryUptimeMonitorCommand : SetCmdlet<SentryMonitor>
{
    private static readonly string[] s_request = [nameof(Url), nameof(Interval), nameof(Timeout), nameof(Method), nameof(Header), nameof(Body)];
    private static readonly string[] s_config = [nameof(Environment), nameof(DownAfter), nameof(UpAfter)];

    /// <summary>The monitors by id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>The new name, at most 200 characters long.</summary>
    [Parameter]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The new address, with https:// or http://.</summary>
    [Parameter]
    public Uri? Url { get; set; }

    /// <summary>How often Sentry asks from now on: every 1, 5, 10, 20, 30 or 60 minutes.</summary>
    [Parameter]
    public TimeSpan Interval { get; set; }

    /// <summary>How long Sentry waits for the response from now on, from a second to a minute.</summary>
    [Parameter]
    public TimeSpan Timeout { get; set; }

    /// <summary>The new method.</summary>
    [Parameter]
    public SentryUptimeMethod Method { get; set; }

    /// <summary>The headers that are sent along from now on, in place of all there were.</summary>
    [Parameter]
    public Hashtable? Header { get; set; }

    /// <summary>What is sent as the body from now on.</summary>
    [Parameter]
    public string? Body { get; set; }

    /// <summary>The environment that its issues are of from now on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>After how many failures in a row an issue is opened.</summary>
    [Parameter]
    [ValidateRange(1, 720)]
    public int DownAfter { get; set; }

    /// <summary>After how many successes in a row the issue is resolved.</summary>
    [Parameter]
    [ValidateRange(1, 720)]
    public int UpAfter { get; set; }

    /// <summary>Whom its issues are assigned to from now on: a user's email address or a team (<c>#team</c>); <c>$null</c> for nobody.</summary>
    [Parameter]
    [Body("owner", IsShown = false)]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    private protected override IEnumerable<string> Changeable => base.Changeable.Concat(s_request).Concat(s_config);

    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var monitor = Fetch<SentryMonitor>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        var source = UptimeSettings.Read(monitor);
        var body = ComposeBody();
        if (body.TryGetValue("owner", out var owner) && owner is string name)
            body["owner"] = AlertDirectory.Of(this).Person(name);
        if (s_request.Any(IsBound))
            body["data_sources"] = new[] { Request(source) };
        if (s_config.Any(IsBound))
            body["config"] = Config(monitor);
        return body;
    }

    private Dictionary<string, object?> Request(Dictionary<string, object?> source)
    {
        if (Url is not null)
            UptimeSettings.SetUrl(source, Url);
        if (IsBound(nameof(Interval)))
            UptimeSettings.SetInterval(source, Interval);
        if (IsBound(nameof(Timeout)))
            UptimeSettings.SetTimeout(source, Timeout);
        if (IsBound(nameof(Method)))
            source["method"] = WireText.Of(Method);
        if (Header is not null)
            UptimeSettings.SetHeader(source, Header);
        if (IsBound(nameof(Body)))
            source["body"] = Body;
        UptimeSettings.CheckSize(source);
        return source;
    }

    /// <summary>The server takes the table as a whole.</summary>
    private Dictionary<string, object?> Config(SentryMonitor monitor)
    {
        var config = AlertReader.Fields(monitor.Raw.Field("config")).ToDictionary(field => field.Key, field => field.Value);
        if (IsBound(nameof(Environment)))
            config["environment"] = Environment;
        if (IsBound(nameof(DownAfter)))
            config["downtimeThreshold"] = DownAfter;
        if (IsBound(nameof(UpAfter)))
            config["recoveryThreshold"] = UpAfter;
        return config;
    }

    private protected override SentryMonitor Complete(SentryMonitor item) => MonitorBody.Complete(this, item);
}
