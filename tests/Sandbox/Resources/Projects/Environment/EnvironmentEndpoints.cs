using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Environments. They are few, come without pages, and each project hides those it does not want to see.
/// </summary>
internal static class EnvironmentEndpoints
{
    private const string OfProject = "projects/{organization}/{project}/environments/";
    private const int MaxNames = 1000;

    public static void Map(ApiRoutes routes)
    {
        routes.Get("organizations/{organization}/environments/", Scopes.OrganizationRead, ListOfOrganization);
        routes.Get(OfProject, Scopes.ProjectRead, ListOfProject);
        routes.Put(OfProject, Scopes.ProjectWrite, UpdateMany);
        routes.Get(OfProject + "{environment}/", Scopes.ProjectRead, call => Response.Ok(Row(call, Find(call))));
        routes.Put(OfProject + "{environment}/", Scopes.ProjectWrite, Update);
    }

    /// <summary>An environment is visible in an organization that has a project which does not hide it.</summary>
    private static Response ListOfOrganization(ApiCall call)
    {
        var projects = ProjectScope.FromQuery(call)?.ToList() ?? call.Organization.Projects;
        var isListed = Visibility(call);
        var names = call.Organization.Environments.Where(name =>
            projects.Count == 0 || projects.Exists(project => isListed(project, name)));
        return Response.Ok(ApiJson.Array(names.Select(name => new JsonObject
        {
            ["id"] = Id(call, name),
            ["name"] = name,
        })));
    }

    private static Response ListOfProject(ApiCall call)
    {
        var isListed = Visibility(call);
        return Response.Ok(ApiJson.Array(call.Organization.Environments
            .Where(name => name.Length > 0 && isListed(call.Project, name))
            .Order(StringComparer.Ordinal)
            .Select(name => Row(call, name))));
    }

    private static Response Update(ApiCall call)
    {
        var name = Find(call);
        var body = new BodyReader(call.Body());
        Hide(call, [name], ReadIsHidden(body));
        return Response.Ok(Row(call, name));
    }

    /// <summary>The only way to environments whose names cannot be in a path.</summary>
    private static Response UpdateMany(ApiCall call)
    {
        var body = new BodyReader(call.Body());
        var names = body.Texts("environmentNames");
        if (names is null && !body.Errors.ContainsKey("environmentNames"))
            body.Fail("environmentNames", "This field is required.");
        if (names?.Count > MaxNames)
            body.Fail("environmentNames", $"Ensure this field has no more than {MaxNames} elements.");
        var isHidden = ReadIsHidden(body);

        var known = names!.Where(call.Organization.Environments.Contains).ToList();
        Hide(call, known, isHidden);
        return Response.Ok(ApiJson.Array(known.Select(name => Row(call, name))));
    }

    private static bool ReadIsHidden(BodyReader body)
    {
        var isHidden = body.Boolean("isHidden");
        if (isHidden is null && !body.Errors.ContainsKey("isHidden"))
            body.Fail("isHidden", "This field is required.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        return isHidden!.Value;
    }

    private static void Hide(ApiCall call, List<string> names, bool isHidden)
    {
        if (isHidden)
            call.Project.HiddenEnvironments.UnionWith(names);
        else
            call.Project.HiddenEnvironments.ExceptWith(names);
    }

    /// <summary>The environment in the path, in which "none" stands for the empty name.</summary>
    private static string Find(ApiCall call)
    {
        _ = call.Project;
        var segment = call.Segment("environment");
        var name = segment == "none" ? "" : segment;
        return call.Organization.Environments.Contains(name) ? name : throw ApiFailure.NotFound();
    }

    private static Func<Project, string, bool> Visibility(ApiCall call) => call.Query["visibility"] switch
    {
        null or "" or "visible" => (project, name) => !project.HiddenEnvironments.Contains(name),
        "hidden" => (project, name) => project.HiddenEnvironments.Contains(name),
        "all" => (_, _) => true,
        _ => throw ApiFailure.BadRequest(
            "Invalid value for 'visibility', valid values are: ['all', 'hidden', 'visible']"),
    };

    private static JsonObject Row(ApiCall call, string name) => new()
    {
        ["id"] = Id(call, name),
        ["name"] = name,
        ["isHidden"] = call.Project.HiddenEnvironments.Contains(name),
    };

    private static string Id(ApiCall call, string name) =>
        ApiJson.Id(call.Organization.Environments.IndexOf(name) + 1);
}
