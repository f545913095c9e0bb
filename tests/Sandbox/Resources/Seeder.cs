namespace SentryPS.Sandbox.Resources;

/// <summary>Fills a state with organizations that look lived in. The same options give the same data.</summary>
internal static class Seeder
{
    private const long FirstId = 4_500_000_000;
    private const int IssuesOfOtherOrganizations = 25;

    private static readonly string[] ProjectNames =
    [
        "backend", "frontend", "mobile", "billing", "search", "gateway", "scheduler", "reports", "identity",
        "inventory", "notifications", "warehouse",
    ];

    private static readonly string[] Platforms = ["python", "javascript", "cocoa", "go", "dotnet", "ruby"];

    public static SandboxState CreateState(SandboxOptions options)
    {
        var state = new SandboxState(options.Now, FirstId);
        var random = new Random(options.Seed);
        var users = PeopleSeeder.CreateUsers(state);
        state.Me = users[0];

        for (var index = 0; index < options.OrganizationCount; index++)
        {
            var isMain = index == 0;
            var organization = CreateOrganization(state, index);
            state.Organizations.Add(organization);

            AddProjects(state, organization, isMain ? options.Projects : 1, isMain ? ProjectNames : ["portal"]);
            PeopleSeeder.AddMembers(state, organization, users);
            ReleaseSeeder.AddReleases(state, organization, random);
            new IssueSeeder(state, organization, random).Add(isMain ? options.Issues : IssuesOfOtherOrganizations);
            AlertSeeder.AddMonitors(state, organization);
        }

        // Whatever comes later leaves the ids of the above as they were.
        foreach (var organization in state.Organizations)
        {
            Seeds.Add(state, organization);
            PeopleSeeder.AddInvitation(state, organization);
            ConnectRepositories(organization);
            AlertSeeder.AddAlerts(state, organization);
        }

        PeopleSeeder.AddOthers(state, state.Organizations[0], options.Members);
        HideAnEnvironment(state.Organizations[0]);
        return state;
    }

    private static Organization CreateOrganization(SandboxState state, int index)
    {
        var (slug, name) = index switch
        {
            0 => ("acme", "Acme"),
            1 => ("globex", "Globex Ærøskøbing"),
            _ => ($"tenant-{index + 1}", $"Tenant {index + 1}"),
        };

        // The list of organizations starts with the newest, and the main one is to come first.
        var organization = new Organization
        {
            Id = state.NextId(),
            Slug = slug,
            Name = name,
            DateCreated = state.StartedAt.AddDays(-800 - index),
        };
        organization.Environments.AddRange(["production", "staging", "development"]);
        return organization;
    }

    private static void AddProjects(SandboxState state, Organization organization, int count, string[] names)
    {
        for (var index = 0; index < count; index++)
        {
            var slug = index < names.Length ? names[index] : $"service-{index + 1}";
            var created = organization.DateCreated.AddDays(1 + (index % 300));
            var team = new Team(state.NextId(), $"{slug}-team", $"{Title(slug)} team", created);
            organization.Teams.Add(team);
            organization.Projects.Add(new Project
            {
                Id = state.NextId(),
                Slug = slug,
                Name = Title(slug),
                // One project has never said what it is written in.
                Platform = slug == "warehouse" ? null : Platforms[index % Platforms.Length],
                DateCreated = created,
                FirstEvent = created.AddHours(3),
                Teams = [team],
            });
        }
    }

    private static void ConnectRepositories(Organization organization)
    {
        var github = organization.Rows[IntegrationEndpoints.Integrations.Name]
            .Find(row => $"{row["provider"]!["key"]}" == "github");
        foreach (var repository in organization.Repositories)
            repository.IntegrationId = github?["id"]?.ToString();
    }

    /// <summary>Where there are several projects, the last one does not want to see what developers do.</summary>
    private static void HideAnEnvironment(Organization organization)
    {
        if (organization.Projects.Count > 1)
            organization.Projects[^1].HiddenEnvironments.Add("development");
    }

    private static string Title(string slug) => char.ToUpperInvariant(slug[0]) + slug[1..];
}
