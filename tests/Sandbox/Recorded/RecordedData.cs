using System.Text.Json;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Recorded;

/// <summary>
/// Serves recorded answers. Each JSON file is an object or an array of them; what they are, the beginning of the
/// file's name and their shape tell. What is missing in them is made up where the server needs it to find its way, and
/// not sent, but for the project of an issue.
/// </summary>
internal static class RecordedData
{
    private const long FirstId = 9_000_000_000;

    public static SandboxState Load(SandboxOptions options)
    {
        var records = ReadFolder(options.DataFolder!);
        var state = new SandboxState(options.Now, FirstId)
        {
            // Records are old, and are there to be seen.
            Retention = TimeSpan.FromDays(365 * 100),
        };
        var users = PeopleSeeder.CreateUsers(state);
        state.Me = users[0];

        foreach (var record in records.Where(record => record.Kind == RecordKind.Organization))
            AddOrganization(state, record.Json);
        if (state.Organizations.Count == 0)
            AddOrganization(state, new JsonObject { ["slug"] = "recorded", ["name"] = "Recorded" });

        // Nothing in the records says whose they are, so the main organization has them all.
        new RecordedOrganization(state, state.Organizations[0]).Add(records);
        foreach (var organization in state.Organizations)
            PeopleSeeder.AddMembers(state, organization, users);
        AlertSeeder.AddAlerts(state, state.Organizations[0]);
        foreach (var organization in state.Organizations)
            Seeds.Add(state, organization);
        return state;
    }

    private static List<Record> ReadFolder(string folder)
    {
        var records = new List<Record>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var found = ReadFile(file);
            if (found.Count == 0)
                Console.Error.WriteLine($"{file} is none of organization, project, release, issue and event: left out.");
            records.AddRange(found);
        }

        return records;
    }

    private static List<Record> ReadFile(string file)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(file));
            var objects = json is JsonArray array ? array.OfType<JsonObject>() : [json as JsonObject ?? []];
            return [.. objects.Select(item => Record.Classify(Path.GetFileName(file), item)).OfType<Record>()];
        }
        catch (JsonException error)
        {
            Console.Error.WriteLine($"{file}: {error.Message}");
            return [];
        }
    }

    private static void AddOrganization(SandboxState state, JsonObject json)
    {
        var slug = json.Text("slug")!;
        if (state.FindOrganization(slug) is not null)
            return;

        var organization = new Organization
        {
            Id = json.Number("id") ?? state.NextId(),
            Slug = slug,
            Name = json.Text("name") ?? slug,
            // The list starts with the newest, and the first file is about the main one.
            DateCreated = state.StartedAt.AddDays(-1 - state.Organizations.Count),
            Recorded = json,
        };
        organization.Environments.AddRange(["production", "staging", "development"]);
        organization.Teams.Add(new Team(state.NextId(), "everybody", "Everybody", organization.DateCreated));
        state.Organizations.Add(organization);
    }
}
