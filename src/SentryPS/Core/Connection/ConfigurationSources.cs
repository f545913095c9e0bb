namespace SentryPS.Connection;

/// <summary>The places where settings stand that nobody typed, in the order in which sentry-cli looks.</summary>
/// <param name="Variable">Reads an environment variable; null where it is unset or empty.</param>
/// <param name="WorkingTree">The nearest file at or above the current location. Whoever wrote the files there wrote it.</param>
/// <param name="Home">The user's own file.</param>
internal sealed record ConfigurationSources(Func<string, string?> Variable, SentryCliFile? WorkingTree, SentryCliFile? Home)
{
    private static readonly string[] s_fileNames = [".sentryclirc", "sentrycli.ini"];

    public static ConfigurationSources Find(string folder)
    {
        var home = FindHome();
        var workingTree = FindUpwards(folder);
        // In the home folder, and below it where no nearer file is, the walk ends at the user's own file.
        return new(ReadVariable, workingTree?.Path == home?.Path ? null : workingTree, home);
    }

    private static string? ReadVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static SentryCliFile? FindHome()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var settings = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        return SentryCliFile.Read(Path.Combine(home, ".sentryclirc"))
            ?? SentryCliFile.Read(Path.Combine(settings, "sentry", "sentrycli.ini"));
    }

    private static SentryCliFile? FindUpwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            foreach (var name in s_fileNames)
            {
                if (SentryCliFile.Read(Path.Combine(at.FullName, name)) is { } file)
                {
                    return file;
                }
            }
        }

        return null;
    }
}
