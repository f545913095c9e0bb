namespace SentryPS.Sandbox.Resources;

/// <summary>A history of releases per project: old ones archived, the newest not yet out.</summary>
internal static class ReleaseSeeder
{
    private const int ReleasesPerProject = 14;
    private const int DaysBetween = 9;
    private const int ReleasesInUse = 5;

    public static void AddReleases(SandboxState state, Organization organization, Random random)
    {
        foreach (var project in organization.Projects)
        {
            var repository = new Repository(
                state.NextId(), $"{organization.Slug}/{project.Slug}", project.DateCreated);
            organization.Repositories.Add(repository);

            for (var number = 0; number < ReleasesPerProject; number++)
                organization.Releases.Add(Create(state, project, repository, number, random));
        }
    }

    private static Release Create(
        SandboxState state, Project project, Repository repository, int number, Random random)
    {
        var age = ReleasesPerProject - number;
        var created = state.StartedAt.AddDays(-age * DaysBetween).AddMinutes(-random.Next(600));
        var isOut = number < ReleasesPerProject - 1;

        var release = new Release
        {
            Id = state.NextId(),
            Version = Version(project, number),
            DateCreated = created,
            DateReleased = isOut ? created.AddHours(2) : null,
            Status = number < 2 ? "archived" : "open",
            Ref = isOut ? $"v1.{number}.0" : null,
            Url = number % 3 == 0 ? $"https://git.example.com/{repository.Name}/releases/{number}" : null,
            FirstEvent = isOut ? created.AddHours(3) : null,
            LastEvent = isOut ? created.AddDays(DaysBetween) : null,
            HasSessions = isOut && age <= ReleasesInUse,
            Projects = [project],
            Environments = isOut ? ["production", "staging"] : ["staging"],
        };

        for (var commit = 0; commit < number % 4; commit++)
        {
            release.Commits.Add(new Commit(
                $"{Dice.Mix((ulong)(release.Id + commit)):x16}{Dice.Mix((ulong)(release.Id - commit)):x16}{number:x8}",
                $"Change {commit + 1} of {release.Version}",
                repository,
                "Bjørn Åberg",
                "bjorn@acme.example",
                created.AddHours(-commit))
            {
                Files = [($"src/part{commit}.cs", commit == 0 ? "A" : "M")],
            });
        }

        if (isOut)
            release.Deploys.Add(new Deploy(state.NextId(), "production", null, null, null, created.AddHours(2)));
        return release;
    }

    /// <summary>Most have a build number; some projects use what their tools give them.</summary>
    private static string Version(Project project, int number) => (number % 7) switch
    {
        3 => $"{project.Slug}@1.{number}.0-rc.1",
        5 => $"{project.Slug}@{Dice.Mix((ulong)(project.Id + number)):x16}{number:x4}",
        var _ => $"{project.Slug}@1.{number}.0+{2000 + (number * 17)}",
    };
}
