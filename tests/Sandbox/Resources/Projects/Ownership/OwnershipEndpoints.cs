using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// The rules of a project that say whose problem a problem is. A project without rules has them all the same.
/// </summary>
internal static class OwnershipEndpoints
{
    private const string Ownership = "projects/{organization}/{project}/ownership/";
    private const int MaxLength = 100_000;

    private static readonly string[] s_assignments =
        ["Auto Assign to Suspect Commits", "Auto Assign to Issue Owner", "Turn off Auto-Assignment"];

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Ownership, Scopes.ProjectRead, call => Response.Ok(State(call.Project).DeepClone()));
        routes.Put(Ownership, Scopes.ProjectRead, Update);
    }

    private static Response Update(ApiCall call)
    {
        var body = new BodyReader(call.Body());
        // Members may change the rules, and nothing but the rules.
        var isOnlyRules = body.Count == 1 && body.Has("raw");
        if (!isOnlyRules && !call.Caller.Has(Scopes.ProjectWrite))
            throw ApiFailure.Forbidden();

        var raw = body.Text("raw", MaxLength);
        var fallthrough = body.Boolean("fallthrough");
        var assignment = body.Choice("autoAssignment", s_assignments);
        var isSynced = body.Boolean("codeownersAutoSync");
        var schema = raw is null ? null : OwnershipRules.Parse(raw, call.Organization, body);
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        var state = State(call.Project);
        var now = ApiJson.Date(call.State.Now);
        if (raw is not null)
        {
            state["raw"] = raw;
            state["schema"] = schema;
        }

        state["fallthrough"] = fallthrough ?? state["fallthrough"]!.GetValue<bool>();
        state["autoAssignment"] = assignment ?? (string)state["autoAssignment"]!;
        state["codeownersAutoSync"] = isSynced ?? state["codeownersAutoSync"]!.GetValue<bool>();
        state["dateCreated"] = (string?)state["dateCreated"] ?? now;
        state["lastUpdated"] = now;
        return Response.Ok(state.DeepClone());
    }

    private static JsonObject State(Project project)
    {
        if (project.Rows["ownership"] is [var state])
            return state;

        var unset = new JsonObject
        {
            ["raw"] = null,
            ["fallthrough"] = true,
            ["dateCreated"] = null,
            ["lastUpdated"] = null,
            ["isActive"] = true,
            ["autoAssignment"] = s_assignments[1],
            ["codeownersAutoSync"] = true,
            ["schema"] = null,
        };
        project.Rows["ownership"].Add(unset);
        return unset;
    }
}
