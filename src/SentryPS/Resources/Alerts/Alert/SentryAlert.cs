namespace SentryPS;

/// <summary>
/// An alert: whom to tell of the issues of its monitors, and when; Sentry's API calls it a workflow. As JSON it has all
/// that New-SentryAlert needs to make it again, in another organization too. Emitted by Get-SentryAlert.
/// </summary>
[Resource(
    "organizations/{organization}/workflows/", "{alert}/",
    Name = "alert", Read = "alerts:read", Write = "alerts:write")]
public sealed class SentryAlert : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name. Several alerts may have the same one.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Whether the alert tells anybody.</summary>
    public bool Enabled { get; internal set; }

    /// <summary>The environment that it is limited to. Null if it is limited to none.</summary>
    public string? Environment { get; internal set; }

    /// <summary>How many minutes pass at least between two messages about the same issue. Null where the server does not say.</summary>
    [Json("config/frequency")]
    public int? Frequency { get; internal set; }

    /// <summary>
    /// Who owns the alert: a user's email address, or a team's slug as <c>#team</c>; where the token may not read these,
    /// <c>user:1</c> or <c>team:2</c>. Null if nobody does.
    /// </summary>
    public string? Owner => OwnerActor is not { } owner ? null : AlertNames.Of(this).Person(owner.Type, owner.Id) ?? owner.ToString();

    /// <summary>The ids of the monitors whose issues it is about. Without any, it is never set off.</summary>
    [Json("detectorIds", Item = "id")]
    public SentryList<string> MonitorIds { get; internal set; } = SentryList<string>.Empty;

    /// <summary>The same monitors, with their names.</summary>
    public SentryList<SentryAlertMonitor> Monitors => new(MonitorIds.Select(AlertNames.Of(this).Monitor));

    /// <summary>What sets it off; one of them is enough.</summary>
    public SentryList<SentryAlertCondition> Triggers => AlertReader.ConditionsOf(Part("triggers"), AlertNames.Of(this));

    /// <summary>Groups of conditions, each with the actions for issues that pass it.</summary>
    public SentryList<SentryAlertFilter> ActionFilters => AlertReader.FiltersOf(Part("actionFilters"), AlertNames.Of(this));

    /// <summary>When it last told anybody. Null if never.</summary>
    public DateTime? LastTriggered { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public DateTime? DateUpdated { get; internal set; }

    /// <summary>The numeric id of the user who created it. Null if no user did.</summary>
    [Json("createdBy")]
    public string? CreatedById { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    [Json("owner")]
    internal SentryActor? OwnerActor { get; set; }

    /// <summary>The names of what the server tells only ids of, as <see cref="AlertNames"/> writes them. Null before they were looked up.</summary>
    [Json(null)]
    internal string? Names { get; set; }

    internal override string Key => Id;
}
