namespace SentryPS.Commands;

/// <summary>
/// Makes of names the ids of the organization that the command works on: of words such as <c>slack:#on-call</c>, and of
/// parts of alerts that were written down in another organization.
/// </summary>
/// <param name="cmdlet">The command.</param>
internal sealed class AlertResolver(OrganizationCmdlet cmdlet)
{
    private static readonly string[] s_chats = ["slack", "discord", "msteams"];
    private static readonly string[] s_pagers = ["pagerduty", "opsgenie"];

    private AlertDirectory Directory => AlertDirectory.Of(cmdlet);

    /// <summary>The action that words say: a type, a colon, and who is told.</summary>
    /// <exception cref="SentryException">There is no such action, integration, channel, service, team or user.</exception>
    public SentryAlertAction FromWords(string words)
    {
        var (type, target) = SplitType(words);
        if (target.Length > 0 && type == "email")
            return Email(target, null);
        if (target.Length > 0 && type == "webhook")
            return New(type, null, Config(null, target, null), target);
        if (target.Length == 0 || !HasTargets(type))
        {
            throw SentryException.InvalidInput(
                $"'{words}' is no action that has words. They are such as slack:#channel, slack:Workspace/#channel, email:#team, "
                + "email:jane@example.com, email:owners, pagerduty:Service. Any other action is a hashtable with type, config and data.",
                words);
        }

        var (workspace, channel) = SplitWorkspace(type, target);
        return Through(Integration(type, workspace), channel, new());
    }

    /// <summary>Whether an action of an alert is the one that words say. What they name need not be there otherwise any more.</summary>
    public bool Says(string words, SentryAlertAction action)
    {
        var (type, target) = SplitType(words);
        if (action.Type != type)
            return false;
        if (type == "email")
            return action.Target == target || (target != "owners" && action.Target == Directory.Person(target));

        var (workspace, channel) = SplitWorkspace(type, target);
        return (workspace is null || action.IntegrationId == Integration(type, workspace).Id)
            && (IsSame((action.Target ?? "").TrimStart('#'), channel.TrimStart('#'))
                || AlertReader.Text(action.Config, "targetIdentifier") == channel);
    }

    /// <summary>The same action with the ids of this organization.</summary>
    /// <exception cref="SentryException">Its names are not known here, or it has none.</exception>
    public SentryAlertAction Translate(SentryAlertAction action)
    {
        if (action.Type == "email")
            return Email(action.Target ?? "", action);
        if (action.IntegrationId is null)
            return action.Type != "sentry_app" ? action : throw AppOfAnother(action);

        var integration = Integration(action.Type, action.Integration ?? throw Nameless(action, "its integration"));
        return HasTargets(action.Type)
            ? Through(integration, action.Target ?? throw Nameless(action, "its channel"), action.Data)
            : new(null, action.Type, integration.Id, action.Config, TicketOf(action, integration.Id))
            {
                Integration = integration.Name,
                Target = action.Target,
                Status = action.Status,
            };
    }

    /// <summary>The same condition with the ids of this organization.</summary>
    /// <param name="condition">The condition, which may name somebody.</param>
    /// <param name="isForeign">Says that the ids in it are of another organization.</param>
    public SentryAlertCondition Translate(SentryAlertCondition condition, bool isForeign)
    {
        var type = condition.Comparison.Text("targetType");
        var isResolved = AlertReader.Text(condition.Comparison, "targetIdentifier") is not null && !isForeign;
        if (condition.Type != "assigned_to" || type is not ("Member" or "Team") || isResolved)
            return condition;

        var target = condition.Target ?? throw SentryException.InvalidInput(
            $"The condition '{condition}' names somebody by an id of another organization, and has no name. "
            + "Read the alert again with a token that may read members and teams.",
            condition.ToString());
        var person = Directory.Person(target).Split(':');
        var comparison = new SentryDictionary<object?>
        {
            ["targetType"] = person[0] == "team" ? "Team" : "Member",
            ["targetIdentifier"] = person[1],
        };
        return new(condition.Id, condition.Type, comparison, condition.ConditionResult, target);
    }

    /// <summary>The monitors of this organization that correspond to those of an alert from another.</summary>
    public IReadOnlyList<string> Translate(IEnumerable<SentryAlertMonitor> monitors) => [.. monitors.Select(monitor =>
        monitor is { Project: { } project, Type: not null }
            ? CounterpartId(monitor, project)
            : throw SentryException.InvalidInput(
                $"Monitor {monitor.Id} has no names by which one of this organization could be found. Give -Monitor or -Project.", monitor.Id))];

    /// <summary>The monitor of a project that is of the same type and, unless it is Sentry's own, has the same name.</summary>
    /// <exception cref="SentryException">There is none, or there are several.</exception>
    public string CounterpartId(SentryAlertMonitor monitor, string project)
    {
        var found = Directory.MonitorsOf(project)
            .Where(candidate => candidate.Type == monitor.Type && (candidate.IsSystem || candidate.Name == monitor.Name))
            .ToList();
        if (found.Count > 1)
        {
            throw SentryException.InvalidInput(
                $"Project {project} has {found.Count} monitors '{monitor.Name}' of the type {monitor.Type}. "
                + "Give the id of the right one to New-SentryAlert -Monitor.",
                monitor.Name);
        }

        return found.FirstOrDefault()?.Id ?? throw new SentryException(
            $"Project {project} has no monitor '{monitor.Name}' of the type {monitor.Type}.", "SentryNotFound", ErrorCategory.ObjectNotFound)
        {
            RecommendedAction = "Create it with New-SentryMonitor, or say with New-SentryAlert -Monitor which one is meant.",
        };
    }

    private SentryAlertAction Email(string target, SentryAlertAction? like)
    {
        var data = like?.Data ?? new();
        if (target == "owners")
        {
            if (like is null)
                data["fallthroughType"] = "ActiveMembers";
            return New("email", null, Config("issue_owners", "", null), target, data);
        }

        if (target.Length == 0 || (like is not null && target.Contains(":")))
            throw Nameless(like, "whom it is sent to");
        var person = Directory.Person(target).Split(':');
        return New("email", null, Config(person[0], person[1], null), target, data);
    }

    /// <summary>
    /// A chat's channels are looked up here, since the server does so slowly; those that it does not list, because there are
    /// too many, are left to it. A pager's services it knows by their ids alone.
    /// </summary>
    private SentryAlertAction Through(
        (string Id, string Provider, string Name) integration, string target, SentryDictionary<object?> data)
    {
        const int most = 1000;
        var targets = Directory.Targets(integration);
        var found = targets.FirstOrDefault(candidate => candidate.IsNamed(target));
        if (found is null && (s_pagers.Contains(integration.Provider) || targets.Count is > 0 and < most))
        {
            var suggestion = Suggestion.For(target.TrimStart('#'), targets.Select(candidate => candidate.Name));
            throw NotFound($"{integration.Name} ({integration.Provider}) has no '{target}'.{suggestion}", target);
        }

        var display = found is not null && integration.Provider != "slack" ? found.Name : target;
        return New(integration.Provider, integration.Id, Config("specific", found?.Id ?? "", display), target, data, integration.Name);
    }

    private (string Id, string Provider, string Name) Integration(string provider, string? name)
    {
        var all = Directory.Integrations.Where(known => known.Provider == provider).ToList();
        var found = all.Where(known => name is null || IsSame(known.Name, name)).ToList();
        if (found.Count == 1)
            return found[0];

        var names = string.Join(", ", all.Select(known => $"'{known.Name}'"));
        if (found.Count > 1)
        {
            throw SentryException.InvalidInput(
                $"There are several integrations of {provider}: {names}. Say which, as in {provider}:{found[0].Name}/#channel.", provider);
        }

        throw NotFound(
            name is null
                ? $"The organization has no integration of {provider}."
                : $"The organization has no integration '{name}' of {provider}, but {(all.Count == 0 ? "none at all" : names)}.",
            name ?? provider);
    }

    private (string? Workspace, string Target) SplitWorkspace(string type, string target)
    {
        var slash = target.IndexOf('/');
        return slash > 0 && Directory.Integrations.Any(known => known.Provider == type && IsSame(known.Name, target.Substring(0, slash)))
            ? (target.Substring(0, slash), target.Substring(slash + 1))
            : (null, target);
    }

    /// <summary>The fields of a ticket, with the integration that it goes through.</summary>
    private static SentryDictionary<object?> TicketOf(SentryAlertAction action, string integrationId)
    {
        var data = AlertReader.Fields(JsonValue.From(action.Data));
        if (AlertReader.Field(data, "additionalFields") is IDictionary<string, object?> additional && additional.ContainsKey("integration"))
        {
            data["additionalFields"] = additional.ToDictionary(
                field => field.Key, field => field.Key == "integration" ? integrationId : field.Value);
        }

        return data;
    }

    private static (string Type, string Target) SplitType(string words)
    {
        var colon = words.IndexOf(':');
        return colon < 0
            ? (words, "")
            : (words.Substring(0, colon).Trim().ToLowerInvariant(), words.Substring(colon + 1).Trim());
    }

    private static bool HasTargets(string type) => s_chats.Contains(type) || s_pagers.Contains(type);

    private static SentryAlertAction New(
        string type,
        string? integrationId,
        SentryDictionary<object?> config,
        string target,
        SentryDictionary<object?>? data = null,
        string? integration = null) =>
        new(null, type, integrationId, config, data ?? new()) { Target = target, Integration = integration };

    private static SentryDictionary<object?> Config(string? type, string? id, string? display)
    {
        var config = new SentryDictionary<object?> { ["targetIdentifier"] = id, ["targetDisplay"] = display };
        if (type is not null)
            config["targetType"] = type;
        return config;
    }

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static SentryException NotFound(string message, string target) =>
        new(message, "SentryNotFound", ErrorCategory.ObjectNotFound) { Target = target };

    private static SentryException AppOfAnother(SentryAlertAction action) => SentryException.InvalidInput(
        "An action of the type sentry_app names an installation of one organization, and cannot be made in another.", action.ToString());

    private static SentryException Nameless(SentryAlertAction? action, string what) => SentryException.InvalidInput(
        $"The action {action} is of another organization, and there is no name of {what} by which to find it in this one. "
        + "Read the alert again with a token that may read integrations, teams and members.",
        action?.ToString());
}
