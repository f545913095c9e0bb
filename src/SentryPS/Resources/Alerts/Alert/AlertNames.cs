namespace SentryPS;

/// <summary>
/// The names of what an alert has only ids of: integrations, teams, users and monitors. They travel as text with the
/// alert, so that a job or a file loses none of them.
/// </summary>
internal sealed class AlertNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public string? Integration(string? id) => Find("integration", id);

    /// <summary>A user's email address, or a team's slug as <c>#team</c>.</summary>
    public string? Person(string? type, string? id) => type is null ? null : Find(type, id);

    public SentryAlertMonitor Monitor(string id) => new(id, Find("monitor", id), Find("monitorType", id), Find("monitorProject", id));

    public void AddIntegration(string id, string name) => _names[$"integration/{id}"] = name;

    public void AddPerson(string type, string id, string name) => _names[$"{type}/{id}"] = name;

    public void AddMonitor(SentryMonitor monitor)
    {
        _names[$"monitor/{monitor.Id}"] = monitor.Name;
        _names[$"monitorType/{monitor.Id}"] = monitor.Type;
        if (monitor.Project is { } project)
            _names[$"monitorProject/{monitor.Id}"] = project;
    }

    public static AlertNames Of(SentryAlert alert)
    {
        var names = new AlertNames();
        if (alert.Names is not { } text || JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(text)) is not IDictionary<string, object?> read)
            return names;

        foreach (var pair in read)
        {
            if (pair.Value is string name)
                names._names[pair.Key] = name;
        }

        return names;
    }

    public override string ToString() => JsonText.Write(_names.ToDictionary(pair => pair.Key, pair => (object?)pair.Value));

    private string? Find(string kind, string? id) => id is not null && _names.TryGetValue($"{kind}/{id}", out var name) ? name : null;
}
