using System.Collections;
using System.Globalization;
using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Creates alerts: of parameters in words, or of objects that Get-SentryAlert gave, as they are or from a file. In another
/// organization the names in them are resolved to that organization's ids.
/// </summary>
[Cmdlet(VerbsCommon.New, "SentryAlert", SupportsShouldProcess = true)]
[OutputType(typeof(SentryAlert))]
public sealed class NewSentryAlertCommand : NewCmdlet<SentryAlert>
{
    private SentryAlertCondition[] _conditions = [];

    /// <summary>The name, at most 256 characters long. Several alerts may have the same one.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 256)]
    public string? Name { get; set; }

    /// <summary>The monitors whose issues it is about, by id or object.</summary>
    [Parameter]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>The projects whose errors it is about, by slug or id: it is connected to the monitor for errors that each has.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>What sets it off; one of them is enough. Without it, every event of its monitors' issues does.</summary>
    [Parameter]
    public SentryAlertTrigger[] Trigger { get; set; } = [];

    /// <summary>
    /// Conditions that an issue has to meet, in words (<c>'events > 100 in 1h'</c>, <c>'level >= error'</c>; Tab shows them
    /// all), as conditions of another alert, or as hashtables with <c>type</c> and <c>comparison</c>.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(AlertFilterCompleter))]
    public object[] Filter { get; set; } = [];

    /// <summary>How many of the conditions have to be met; all if it is not given.</summary>
    [Parameter]
    public SentryAlertLogic FilterLogic { get; set; }

    /// <summary>
    /// What is done, in words (<c>slack:#on-call</c>, <c>email:#team</c>, <c>email:owners</c>, <c>pagerduty:Service</c>; where
    /// there are several workspaces, <c>slack:Workspace/#on-call</c>), as actions of another alert, or as hashtables with
    /// <c>type</c>, <c>integrationId</c>, <c>config</c> and <c>data</c>.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(AlertActionCompleter))]
    public new object[] Action { get; set; } = [];

    /// <summary>Only issues in this environment.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>
    /// How many minutes pass at least between two messages about the same issue: 0, 5, 10, 30, 60, 180, 720 or 1440. 30 if it is
    /// not given.
    /// </summary>
    [Parameter]
    [ValidateSet("0", "5", "10", "30", "60", "180", "720", "1440")]
    public int Frequency { get; set; } = 30;

    /// <summary>Who owns the alert: a user's email address or a team (<c>#team</c>).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    /// <summary>Creates it switched off.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override string NewName => Name ?? "";

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        _conditions = [.. Filter.Select(AlertParts.Condition)];
    }

    private protected override void ProcessInput()
    {
        if (InputObject is null)
        {
            WithTarget(null, Create);
            return;
        }

        foreach (var item in PipelineValue.Unwrap(InputObject) is IList items ? items.Cast<object>() : [InputObject])
        {
            var row = ObjectFacts.Read(item, [typeof(SentryAlert)]);
            Guard(row?.Text("Name"), () => WithTarget(NameOf(row), Create));
        }
    }

    private protected override void Create()
    {
        var draft = CurrentTarget?.Facts is { } row ? Read(row) : new AlertDraft();
        Apply(draft);
        if (draft.Name.Length == 0)
            throw SentryException.InvalidInput("An alert needs a name: give -Name.");
        if (draft.Filters.Sum(filter => filter.Actions.Count) == 0)
            throw SentryException.InvalidInput($"Alert '{draft.Name}' would tell nobody: give -Action, such as email:owners.");
        if (ShouldProcess($"{draft.Name} in {RequiredOrganization}", "Create alert"))
            WriteObject(AlertCreation.Create(this, draft, ListRequest(ApiMethod.Post, Resource.WriteScope, draft.ToBody(false)), post => Fetch<SentryAlert>(post)));
    }

    private static SentryName NameOf(ObjectFacts? row) => row is { Resource: { } resource } && resource.Type == typeof(SentryAlert)
        ? new(row.Text("Name") ?? row.Text("Id") ?? "", row) { IsSpecification = true }
        : throw SentryException.InvalidInput(
            $"This is no alert: {row?.Resource?.NameWithArticle ?? "an object without the properties of one"} was given. "
            + "Get-SentryAlert gives alerts, and ConvertTo-Json -Depth 10 writes them to a file.");

    /// <summary>An alert that was written down; where it is of another organization, with the ids of this one.</summary>
    private AlertDraft Read(ObjectFacts row)
    {
        var resolver = new AlertResolver(this);
        var isForeign = !string.Equals(row.Organization, RequiredOrganization, StringComparison.OrdinalIgnoreCase)
            || (row.Server is { } server && !SentryUrl.IsSameServer(server, ActiveConnection.Url));
        var (triggers, filters, monitors) = AlertParts.OfRow(row);
        var connects = IsBound(nameof(Monitor)) || IsBound(nameof(Project));
        return new()
        {
            Name = row.Text("Name") ?? "",
            // Text, since a column of a file says False in a word.
            IsEnabled = !string.Equals(row.Text("Enabled"), bool.FalseString, StringComparison.OrdinalIgnoreCase),
            Environment = row.Text("Environment"),
            Frequency = row.Text("Frequency") is { } minutes ? Minutes(minutes) : null,
            Owner = IsBound(nameof(Owner)) || row.Text("Owner") is not { } owner ? null : OwnerOf(owner, isForeign),
            MonitorIds = [.. connects ? [] : isForeign ? resolver.Translate(monitors) : monitors.Select(monitor => monitor.Id)],
            Triggers = triggers,
            Filters =
            [
                .. filters.Select(filter => filter.With(
                    filter.Conditions.Select(condition => resolver.Translate(condition, isForeign)),
                    isForeign ? filter.Actions.Select(resolver.Translate) : filter.Actions)),
            ],
        };
    }

    /// <summary>Sentry's pages offer more frequencies than the parameter takes; which ones there are, the server knows.</summary>
    private static int Minutes(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? minutes
            : throw SentryException.InvalidInput($"The frequency is '{text}', which is no number of minutes.", text);

    private string OwnerOf(string owner, bool isForeign) => !isForeign || !owner.Contains(":")
        ? AlertDirectory.Of(this).Person(owner)
        : throw SentryException.InvalidInput(
            $"The owner '{owner}' is an id of another organization, without a name. "
            + "Give -Owner, or read the alert again with a token that may read members and teams.",
            owner);

    private void Apply(AlertDraft draft)
    {
        var resolver = new AlertResolver(this);
        draft.Name = Name ?? draft.Name;
        draft.Environment = Environment ?? draft.Environment;
        if (Disabled)
            draft.IsEnabled = false;
        if (IsBound(nameof(Frequency)) || CurrentTarget is null)
            draft.Frequency = Frequency;
        if (Owner is not null)
            draft.Owner = AlertDirectory.Of(this).Person(Owner);
        if (Trigger.Length > 0)
            draft.Triggers = [.. Trigger.Select(AlertCreation.ConditionOf)];
        if (Filter.Length > 0 || Action.Length > 0)
            draft.Filters = [Group(draft, resolver)];
        draft.MonitorIds.AddRange(Monitor.Select(monitor => monitor.Required));
        draft.MonitorIds.AddRange(Project.Select(project => AlertCreation.ErrorMonitorOf(this, project.Required)));
    }

    /// <summary>Conditions and actions that were given take the place of those of the alert that they come with.</summary>
    private SentryAlertFilter Group(AlertDraft draft, AlertResolver resolver)
    {
        if (draft.Filters.Count > 1)
        {
            throw SentryException.InvalidInput(
                $"Alert '{draft.Name}' has {draft.Filters.Count} groups of conditions with actions of their own; "
                + "-Filter and -Action would make one of them.",
                draft.Name);
        }

        var known = draft.Filters.FirstOrDefault() ?? new(null, WireText.Of(FilterLogic), [], []);
        return known.With(
            Filter.Length > 0 ? _conditions.Select(condition => resolver.Translate(condition, isForeign: false)) : null,
            Action.Length > 0 ? Action.Select(action => AlertParts.Action(action, resolver.FromWords)) : null,
            IsBound(nameof(FilterLogic)) ? WireText.Of(FilterLogic) : null);
    }
}
