using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Requests;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Http;

/// <summary>One authenticated call of an endpoint, with what its path and query name already looked up.</summary>
internal sealed class ApiCall(SandboxServer server, HttpContext context, Caller caller)
{
    private readonly RecordedRequest _request = context.Features.GetRequiredFeature<RecordedRequest>();

    public SandboxState State => server.State;

    public SandboxOptions Options => server.Options;

    public Caller Caller { get; } = caller;

    /// <summary>The server's root as its own clients reach it, with a slash at the end.</summary>
    public Uri ServerUrl => server.Url;

    public QueryParameters Query => field ??= new QueryParameters(_request);

    /// <summary>The path as clients see it from outside, base path included.</summary>
    public string Path => server.Options.BasePath + _request.Path;

    /// <summary>The organization in the path. A token of another organization may not even know whether it exists.</summary>
    public Organization Organization => field ??= FindOrganization();

    /// <summary>The project in the path.</summary>
    public Project Project =>
        field ??= Organization.FindProject(Segment("project")) ?? throw MovedOrUnknownProject();

    /// <summary>The team in the path.</summary>
    public Team Team => field ??= Organization.FindTeam(Segment("team")) ?? throw ApiFailure.NotFound();

    /// <summary>The caller's place in the organization; integrations and organization tokens have none.</summary>
    public Member? Me => Caller.User is { } user ? Organization.FindMember(user) : null;

    public bool HasSegment(string name) => context.Request.RouteValues.ContainsKey(name);

    public string Segment(string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>The body as an object; an empty body is an empty object, as Django REST framework has it.</summary>
    public JsonObject Body()
    {
        if (_request.Body.Length == 0)
            return [];

        try
        {
            return JsonNode.Parse(_request.Body) as JsonObject
                ?? throw ApiFailure.InvalidField("non_field_errors", "Invalid data. Expected a dictionary.");
        }
        catch (JsonException error)
        {
            throw ApiFailure.BadRequest(
                $"JSON parse error - Expecting value: line {error.LineNumber + 1} column {error.BytePositionInLine + 1}");
        }
    }

    private Organization FindOrganization()
    {
        var organization = State.FindOrganization(Segment("organization")) ?? throw ApiFailure.NotFound();
        return Caller.MayUse(organization) ? organization : throw ApiFailure.Forbidden();
    }

    private ApiFailure MovedOrUnknownProject()
    {
        if (Organization.FindProjectByFormerSlug(Segment("project")) is not { } project)
            return ApiFailure.NotFound();

        var url = Path.Replace($"/{Segment("project")}/", $"/{project.Slug}/", StringComparison.Ordinal);
        return new ApiFailure(Response.Json(302, new JsonObject
        {
            ["slug"] = project.Slug,
            ["detail"] = new JsonObject
            {
                ["code"] = "resource-moved",
                ["message"] = "Resource has been moved",
                ["extra"] = new JsonObject { ["url"] = url, ["slug"] = project.Slug },
            },
        }).With("Location", url));
    }
}
