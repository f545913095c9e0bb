using System.Text.Json.Nodes;
using SentryPS.Sandbox.Collections;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// The rows of <c>seed.json</c>, which every organization and every project gets. A row there says only what differs
/// from a new one.
/// </summary>
internal static class Seeds
{
    private static readonly JsonObject s_rows = Load();

    /// <summary>The collections whose rows are seeded.</summary>
    private static readonly Collection[] s_ofOrganizations = [IntegrationEndpoints.Integrations];

    private static readonly Collection[] s_ofProjects = [ProjectKeyEndpoints.Keys];

    public static void Add(SandboxState state, Organization organization)
    {
        AddRows(state, organization.Rows, "organization", s_ofOrganizations);
        foreach (var project in organization.Projects)
        {
            AddRows(state, project.Rows, "project", s_ofProjects);
            foreach (var key in project.Rows[ProjectKeyEndpoints.Keys.Name])
                key["projectId"] = project.Id;
        }
    }

    /// <summary>Rows of no collection are taken as they are.</summary>
    private static void AddRows(SandboxState state, RowStore store, string owner, Collection[] collections)
    {
        foreach (var (name, rows) in s_rows[owner]!.AsObject())
        {
            var collection = Array.Find(collections, candidate => candidate.Name == name);
            foreach (var row in rows!.AsArray().Select(row => row!.AsObject()))
            {
                if (collection is null)
                    store[name].Add(row.DeepClone().AsObject());
                else
                    collection.Add(state, store, row);
            }
        }
    }

    private static JsonObject Load()
    {
        using var file = typeof(Seeds).Assembly.GetManifestResourceStream("seed.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
