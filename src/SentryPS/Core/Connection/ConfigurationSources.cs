namespace SentryPS.Connection;

/// <summary>The places where settings stand that nobody typed, in the order in which sentry-cli looks.</summary>
/// <param name="Variable">Reads an environment variable; null where it is unset or empty.</param>
/// <param name="WorkingTree">
/// The nearest file at or above the current location. Whoever wrote the files there wrote it.
/// </param>
/// <param name="Home">The user's own file.</param>
internal sealed record ConfigurationSources(
    Func<string, string?> Variable, SentryCliFile? WorkingTree, SentryCliFile? Home)
{
    private static readonly string[] s_fileNames = [".sentryclirc", "sentrycli.ini"];

    public static ConfigurationSources Find(string folder)
    {
        var home = FindHome();
        var workingTree = FindUpwards(folder);
        // In the home folder, and below it where no nearer file is, the walk ends at the user's own file, which links
        // and
        // mounts may give another path. It is known by what it says: who wrote the same again has won nothing by it.
        var isHome = workingTree is not null && home is not null && workingTree.SaysTheSameAs(home);
        return new(ReadVariable, isHome ? null : workingTree, home);
    }

    private static string? ReadVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static SentryCliFile? FindHome() =>
        ReadOwn(Environment.SpecialFolder.UserProfile, ".sentryclirc")
        ?? ReadOwn(Environment.SpecialFolder.ApplicationData, "sentry/sentrycli.ini");

    /// <summary>
    /// A folder that the system does not know has no name, and HOME may be a relative one: the file would be looked for
    /// wherever the process happens to be, and whoever put it there would be taken for the user.
    /// </summary>
    private static SentryCliFile? ReadOwn(Environment.SpecialFolder folder, string file) =>
        Environment.GetFolderPath(folder) is var path && Path.IsPathRooted(path)
            ? SentryCliFile.Read(Path.GetFullPath(Path.Combine(path, file)))
            : null;

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
