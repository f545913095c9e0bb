namespace SentryPS.Sandbox;

/// <summary>Where the build has put the module.</summary>
public static class ModuleFolder
{
    /// <summary>The folder <c>out/SentryPS</c> of the repository, or null if the module has not been built.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "SentryPS.sln")))
                continue;
            var module = System.IO.Path.Combine(folder.FullName, "out", "SentryPS");
            return File.Exists(System.IO.Path.Combine(module, "SentryPS.psd1")) ? module : null;
        }

        return null;
    }
}
