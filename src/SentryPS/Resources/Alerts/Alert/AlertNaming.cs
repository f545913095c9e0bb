namespace SentryPS.Commands;

/// <summary>Gives alerts the names of what responses have only ids of, so that people can read them and files outlive the ids.</summary>
internal static class AlertNaming
{
    /// <summary>
    /// Names are looked up for a page of alerts at once. What the token may not read stays without a name, since the alert
    /// itself is there.
    /// </summary>
    public static IEnumerable<SentryAlert> Name(OrganizationCmdlet cmdlet, IEnumerable<SentryAlert> alerts)
    {
        var page = new List<SentryAlert>(PagingExtensions.MaximumPageSize);
        foreach (var alert in alerts)
        {
            page.Add(alert);
            if (page.Count < PagingExtensions.MaximumPageSize)
                continue;

            NamePage(cmdlet, page);
            foreach (var named in page)
                yield return named;
            page.Clear();
        }

        NamePage(cmdlet, page);
        foreach (var named in page)
            yield return named;
    }

    private static void NamePage(OrganizationCmdlet cmdlet, List<SentryAlert> alerts)
    {
        if (alerts.Count == 0)
            return;

        var directory = AlertDirectory.Of(cmdlet);
        var monitors = Try(() => directory.Monitors(alerts.SelectMany(alert => alert.MonitorIds)).ToDictionary(monitor => monitor.Id)) ?? [];
        foreach (var alert in alerts)
        {
            var names = new AlertNames();
            foreach (var id in alert.MonitorIds.Where(monitors.ContainsKey))
                names.AddMonitor(monitors[id]);
            foreach (var action in alert.ActionFilters.SelectMany(filter => filter.Actions).Where(action => action.IntegrationId is not null))
            {
                if (Try(() => directory.Integrations.FirstOrDefault(known => known.Id == action.IntegrationId).Name) is { } name)
                    names.AddIntegration(action.IntegrationId!, name);
            }

            foreach (var (type, id) in PeopleOf(alert).Distinct())
            {
                var name = type == "team" ? Try(() => directory.TeamSlug(id)) is { } slug ? "#" + slug : null : Try(() => directory.Email(id));
                if (!string.IsNullOrEmpty(name))
                    names.AddPerson(type, id, name!);
            }

            alert.Names = names.ToString();
        }
    }

    private static IEnumerable<(string Type, string Id)> PeopleOf(SentryAlert alert)
    {
        if (alert.OwnerActor is { Type: { } type, Id: { } owner })
            yield return (type, owner);

        foreach (var filter in alert.ActionFilters)
        {
            foreach (var action in filter.Actions)
            {
                if (action.Config.Text("targetType") is "user" or "team" && AlertReader.Text(action.Config, "targetIdentifier") is { } id)
                    yield return (action.Config.Text("targetType")!, id);
            }

            foreach (var comparison in filter.Conditions.Select(condition => condition.Comparison))
            {
                if (comparison.Text("targetType") is "Member" or "Team" && AlertReader.Text(comparison, "targetIdentifier") is { } id)
                    yield return (comparison.Text("targetType") == "Team" ? "team" : "user", id);
            }
        }
    }

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SentryApiException exception) when (exception.StatusCode is 401 or 403 or 404)
        {
            return null;
        }
    }
}
