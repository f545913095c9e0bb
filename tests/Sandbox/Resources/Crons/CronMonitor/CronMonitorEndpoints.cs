using System.Globalization;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>Cron monitors, each by a path of its organization and by one of its project.</summary>
internal static class CronMonitorEndpoints
{
    private const string List = "organizations/{organization}/monitors/";
    private const int LongestName = 128;

    private static readonly string[] s_items =
        [List + "{monitor}/", "projects/{organization}/{project}/monitors/{monitor}/"];

    public static void Map(ApiRoutes routes)
    {
        routes.Get(List, Scopes.AlertRead, ListAll);
        routes.Post(List, Scopes.CronWrite, Create);
        foreach (var item in s_items)
        {
            routes.Get(item, Scopes.MonitorRead, call => Show(call, Find(call)));
            routes.Put(item, Scopes.MonitorWrite, Update);
            routes.Delete(item, Scopes.MonitorWrite, Delete);
            routes.Put(item + "environments/{environment}/", Scopes.MonitorWrite, UpdateEnvironment);
            routes.Delete(item + "environments/{environment}/", Scopes.MonitorWrite, DeleteEnvironment);
            routes.Get(item + "checkins/", Scopes.MonitorRead, ListCheckIns);
        }
    }

    private static Response ListAll(ApiCall call)
    {
        var projects = ProjectScope.FromQuery(call);
        var environments = call.Query.All("environment");
        var owners = call.Query.All("owner");
        var text = call.Query["query"] ?? "";
        var found = call.Organization.CronMonitors
            .Where(monitor => projects?.Contains(monitor.Project) != false)
            .Where(monitor => environments.Count == 0 || monitor.Environments.Exists(row => environments.Contains(row.Name)))
            .Where(monitor => owners.Count == 0 || owners.Contains(monitor.Owner ?? "unassigned"))
            .Where(monitor => $"{monitor.Name} {monitor.Slug} {monitor.Id}".Contains(text, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return PageNumberPaginator.Respond(found, call, monitor => CronMonitorShape.Monitor(call, monitor, environments));
    }

    /// <summary>By the organization's path, the first of several with one slug.</summary>
    private static CronMonitor Find(ApiCall call)
    {
        var project = call.HasSegment("project") ? call.Project : null;
        return call.Organization.CronMonitors.Find(monitor =>
                (project is null || monitor.Project == project)
                && (monitor.Slug == call.Segment("monitor") || monitor.Id.ToString() == call.Segment("monitor")))
            ?? throw ApiFailure.NotFound();
    }

    private static Response Show(ApiCall call, CronMonitor monitor) =>
        Response.Ok(CronMonitorShape.Monitor(call, monitor, call.Query.All("environment")));

    private static Response Create(ApiCall call)
    {
        var body = new BodyReader(call.Body());
        var name = body.Text("name", LongestName, isRequired: true);
        var slug = body.Slug("slug");
        var named = body.Text("project", isRequired: true);
        var project = string.IsNullOrEmpty(named) ? null : call.Organization.FindProject(named);
        if (body.Errors.Count == 0 && project is null)
            body.Fail("project", "Invalid project");
        if (slug is not null && call.Organization.CronMonitors.Exists(monitor => monitor.Slug == slug))
            body.Fail("slug", $"The slug \"{slug}\" is already in use.");
        var config = CronConfig.Empty();
        if (!body.Has("config"))
            body.Fail("config", "This field is required.");
        body.Object("config", reader =>
        {
            if (!reader.Has("schedule"))
                reader.Fail("schedule", "This field is required.");
            CronConfig.Merge(reader, config);
            return reader;
        });
        var owner = ReadOwner(call, body);
        var status = body.Choice("status", ["active", "disabled"]) ?? "active";
        // There are no environments yet that could be muted.
        body.Ignore("isMuted", "is_muted");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        var seats = call.Organization.CronSeats;
        var created = new CronMonitor
        {
            Id = Guid.NewGuid(),
            Slug = slug ?? Slugs.Free(name!, 50, free => call.Organization.CronMonitors.Exists(monitor => monitor.Slug == free)),
            Name = name!,
            Project = project!,
            Config = config,
            Owner = owner,
            DateCreated = call.State.Now,
            Status = seats > call.Organization.CronMonitors.Count(monitor => monitor.Status == "active") ? status : "disabled",
        };
        call.Organization.CronMonitors.Add(created);
        return Response.Json(201, CronMonitorShape.Monitor(call, created));
    }

    private static Response Update(ApiCall call)
    {
        var monitor = Find(call);
        var body = new BodyReader(call.Body());
        var name = body.Text("name", LongestName);
        var slug = body.Slug("slug");
        if (slug is not null && call.Organization.CronMonitors.Exists(other => other != monitor && other.Slug == slug))
            body.Fail("slug", $"The slug \"{slug}\" is already in use.");
        if (body.Text("project") is { } project && call.Organization.FindProject(project) != monitor.Project)
            body.Fail("detail", "existing monitors may not be moved between projects");
        var config = monitor.Config.DeepClone().AsObject();
        body.Object("config", reader =>
        {
            CronConfig.Merge(reader, config);
            return reader;
        });
        var hasOwner = body.Has("owner");
        var owner = ReadOwner(call, body);
        var status = body.Choice("status", ["active", "disabled"]);
        var isMuted = body.Boolean("isMuted") ?? body.Boolean("is_muted");
        if (status == "active" && monitor.Status != "active"
            && call.Organization.CronMonitors.Count(other => other.Status == "active") >= call.Organization.CronSeats)
        {
            body.Fail("status", "Failed to enable monitor due to quota limits");
        }

        body.RefuseUnknown();
        body.ThrowIfInvalid();

        monitor.Name = name ?? monitor.Name;
        monitor.Slug = slug ?? monitor.Slug;
        monitor.Status = status ?? monitor.Status;
        monitor.Owner = hasOwner ? owner : monitor.Owner;
        if (body.Has("config"))
            monitor.IsUpserting = false;
        foreach (var (key, value) in config)
            monitor.Config[key] = value?.DeepClone();
        foreach (var environment in monitor.Environments)
            environment.IsMuted = isMuted ?? environment.IsMuted;

        return Response.Ok(CronMonitorShape.Monitor(call, monitor));
    }

    /// <summary>
    /// With environments, only these go. Names that none of the monitor's environments has are passed over, and where
    /// no name is left it is as if none had been given: the monitor goes.
    /// </summary>
    private static Response Delete(ApiCall call)
    {
        var monitor = Find(call);
        var names = call.Query.All("environment");
        var named = monitor.Environments.Where(environment => names.Contains(environment.Name)).ToList();
        if (named.Count == 0)
            call.Organization.CronMonitors.Remove(monitor);
        foreach (var environment in named)
            monitor.Environments.Remove(environment);
        return Response.Empty(202);
    }

    private static Response UpdateEnvironment(ApiCall call)
    {
        var monitor = Find(call);
        var body = new BodyReader(call.Body());
        var environment = FindEnvironment(call, monitor);
        environment.IsMuted = body.Boolean("isMuted") ?? body.Boolean("is_muted") ?? environment.IsMuted;
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        return Response.Ok(CronMonitorShape.Monitor(call, monitor));
    }

    private static Response DeleteEnvironment(ApiCall call)
    {
        var monitor = Find(call);
        monitor.Environments.Remove(FindEnvironment(call, monitor));
        return Response.Empty(202);
    }

    private static CronEnvironment FindEnvironment(ApiCall call, CronMonitor monitor) =>
        monitor.Environment(call.Segment("environment")) ?? throw ApiFailure.NotFound();

    private static Response ListCheckIns(ApiCall call)
    {
        var monitor = Find(call);
        var range = TimeRange.FromQuery(call);
        var environments = call.Query.All("environment");
        var found = monitor.Environments
            .Where(environment => environments.Count == 0 || environments.Contains(environment.Name))
            .SelectMany(environment => environment.CheckIns)
            .Where(checkIn => range.Contains(checkIn.DateAdded))
            .OrderByDescending(checkIn => checkIn.DateAdded)
            .ToList();
        return PageNumberPaginator.Respond(found, call, CronMonitorShape.CheckIn);
    }

    private static string? ReadOwner(ApiCall call, BodyReader body)
    {
        if (body.Text("owner") is not { Length: > 0 } owner)
            return null;

        var isThere = owner.Split(':') switch
        {
            ["team", var id] => call.Organization.Teams.Exists(team => ApiJson.Id(team.Id) == id),
            ["user", var id] => call.Organization.Members.Exists(member => member.User?.Id.ToString(CultureInfo.InvariantCulture) == id),
            _ => false,
        };
        if (!isThere)
            body.Fail("owner", "Could not parse actor. Format should be `type:id` where type is `team` or `user`.");
        return owner;
    }
}
