using System.Runtime.CompilerServices;

namespace SentryPS.Commands;

/// <summary>
/// The organization's integrations, channels, services, teams, people and monitors, by id and by name. Each list is read
/// once for a command, when it is first needed.
/// </summary>
internal sealed class AlertDirectory
{
    private static readonly ConditionalWeakTable<SentryCmdlet, Dictionary<(SentryConnection, string), AlertDirectory>> s_directories = new();

    private readonly OrganizationCmdlet _cmdlet;
    private readonly string _organization;
    private readonly Dictionary<string, IReadOnlyList<SentryAlertTarget>> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SentryMonitor> _monitors = new(StringComparer.Ordinal);
    private readonly Lazy<List<(string Id, string Provider, string Name)>> _integrations;
    private readonly Lazy<List<(string Id, string Slug)>> _teams;
    private readonly Lazy<List<(string Id, string Email)>> _people;

    private AlertDirectory(OrganizationCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _organization = cmdlet.RequiredOrganization;
        _integrations = new(ReadIntegrations);
        _teams = new(() => [.. List<SentryTeam>($"organizations/{_organization}/teams/", "team:read").Select(team => (team.Id, team.Slug))]);
        _people = new(ReadPeople);
    }

    public IReadOnlyList<(string Id, string Provider, string Name)> Integrations => _integrations.Value;

    /// <summary>The directory of the organization that the command works on now.</summary>
    public static AlertDirectory Of(OrganizationCmdlet cmdlet)
    {
        var directories = s_directories.GetOrCreateValue(cmdlet);
        var key = (cmdlet.ActiveConnection, cmdlet.RequiredOrganization);
        return directories.TryGetValue(key, out var known) ? known : directories[key] = new(cmdlet);
    }

    public string? TeamSlug(string id) => _teams.Value.Find(team => team.Id == id).Slug;

    public string? Email(string id) => _people.Value.Find(person => person.Id == id).Email;

    /// <summary>What <c>#team</c>, an email address, <c>team:1</c> or <c>user:1</c> names, as <c>team:1</c> or <c>user:1</c>.</summary>
    /// <exception cref="SentryException">There is nobody of that name, or the token may not read who there is.</exception>
    public string Person(string name)
    {
        var wire = Wire;
        var found = _cmdlet.Await(Task.Run(() => IssueAssignee.FindAsync(_organization, name, wire), CancellationToken.None).Observed());
        return found.Contains(":")
            ? found
            : throw SentryException.InvalidInput($"'{name}' could not be looked up, since the token may not read members (member:read): give user:<id>.", name);
    }

    /// <summary>The channels of a chat, or the services or teams of a pager. Empty where the server lists none.</summary>
    public IReadOnlyList<SentryAlertTarget> Targets((string Id, string Provider, string Name) integration)
    {
        if (!_targets.TryGetValue(integration.Id, out var targets))
            _targets[integration.Id] = targets = integration.Provider is "pagerduty" or "opsgenie" ? ReadServices(integration.Id) : ReadChannels(integration.Id);
        return targets;
    }

    /// <summary>The monitors of these ids that are there, a hundred in one request.</summary>
    public IReadOnlyList<SentryMonitor> Monitors(IEnumerable<string> ids)
    {
        var wanted = ids.Distinct().ToList();
        var unknown = wanted.Where(id => !_monitors.ContainsKey(id)).ToList();
        for (var start = 0; start < unknown.Count; start += PagingExtensions.MaximumPageSize)
        {
            var part = unknown.Skip(start).Take(PagingExtensions.MaximumPageSize);
            foreach (var monitor in ListMonitors(query => query.Add("id", part)))
                _monitors[monitor.Id] = monitor;
        }

        return [.. wanted.Where(_monitors.ContainsKey).Select(id => _monitors[id])];
    }

    /// <summary>The monitors of a project, by its slug or id.</summary>
    public IReadOnlyList<SentryMonitor> MonitorsOf(string project) =>
        [.. ListMonitors(query => ProjectIds.Resolve(_cmdlet, [project]).AddTo(query))];

    private BulkWire Wire => new(_cmdlet.ActiveConnection.Transport, _cmdlet.Observer, _cmdlet.StopToken);

    private IEnumerable<SentryMonitor> ListMonitors(Action<QueryParameters> limit) =>
        List<SentryMonitor>($"organizations/{_organization}/detectors/", "alerts:read", limit).Select(monitor =>
        {
            monitor.Project ??= monitor.ProjectId is { } id ? ProjectIds.SlugOf(_cmdlet, id) : null;
            return monitor;
        });

    private List<(string, string, string)> ReadIntegrations()
    {
        // Their configuration takes the server seconds, and nobody needs it here.
        var rows = List<SentryRawObject>($"organizations/{_organization}/integrations/", "org:read", query => query.Add("includeConfig", "0"));
        return [.. rows.Select(row => (row.Id ?? "", JsonText.Property(row.Json, "provider").Text("key") ?? "", row.Text("name") ?? ""))];
    }

    private List<(string, string)> ReadPeople() =>
    [
        .. List<SentryRawObject>($"organizations/{_organization}/members/", "member:read")
            .Select(member => JsonText.Property(member.Json, "user"))
            .Where(user => user.Text("id") is not null)
            .Select(user => (user.Text("id")!, user.Text("email") ?? "")),
    ];

    private IReadOnlyList<SentryAlertTarget> ReadChannels(string integration) =>
    [
        .. Ask($"organizations/{_organization}/integrations/{integration}/channels/").Items("results")
            .Select(row => new SentryAlertTarget(AlertReader.Text(row, "id") ?? "", row.Text("name") ?? "")),
    ];

    private IReadOnlyList<SentryAlertTarget> ReadServices(string integration)
    {
        var config = Ask($"organizations/{_organization}/integrations/{integration}/").Field("configData");
        return
        [
            .. config.Items("service_table").Concat(config.Items("team_table"))
                .Select(row => new SentryAlertTarget(AlertReader.Text(row, "id") ?? "", row.Text("service") ?? row.Text("team") ?? "")),
        ];
    }

    private object? Ask(FormattableString path)
    {
        var request = new ApiRequest(ApiMethod.Get, path) { Organization = _organization, Scope = "org:read" };
        var wire = Wire;
        return _cmdlet.Await(Task.Run(() => wire.SendForValueAsync(request), CancellationToken.None).Observed()).Value;
    }

    private Listing<T> List<T>(FormattableString path, string scope, Action<QueryParameters>? limit = null)
        where T : SentryObject
    {
        var request = new ApiRequest(ApiMethod.Get, path) { Organization = _organization, Scope = scope };
        limit?.Invoke(request.Query);
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        return new Listing<T>(_cmdlet.Listings, request) { Paging = null };
    }
}

/// <summary>A channel of a chat, or a service or team of a pager.</summary>
internal sealed record SentryAlertTarget(string Id, string Name)
{
    /// <summary>Whether it is called so; channels are written with a # or without.</summary>
    public bool IsNamed(string name) =>
        string.Equals(Name.TrimStart('#'), name.TrimStart('#'), StringComparison.OrdinalIgnoreCase) || Id == name;
}
