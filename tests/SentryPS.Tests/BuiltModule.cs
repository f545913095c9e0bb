using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SentryPS.Tests;

/// <summary>The module as it was built. What is tested is what people get, not a copy in the tests' own folder.</summary>
internal static class BuiltModule
{
    /// <summary>The root of the repository.</summary>
    public static readonly string Repository = FindRepository();

    /// <summary>The folder that would be installed.</summary>
    public static readonly string Folder = Path.Combine(Repository, "out", "SentryPS");

    public static readonly string Manifest = Path.Combine(Folder, "SentryPS.psd1");

    public static readonly string Assembly = Path.Combine(Folder, "bin", "net8.0", "SentryPS.dll");

    [ModuleInitializer]
    internal static void LoadTypesFromModule() => AssemblyLoadContext.Default.Resolving += (context, name) => name.Name switch
    {
        "SentryPS" => context.LoadFromAssemblyPath(Assembly),
        // Only for tests of its internals; the module loads a copy of its own.
        "SentryPS.Http" or "RestSharp" => context.LoadFromAssemblyPath(Path.Combine(Folder, "bin", "net8.0", "deps", name.Name + ".dll")),
        _ => null,
    };

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SentryPS.psd1")) && Directory.Exists(Path.Combine(folder.FullName, "src")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No repository around {AppContext.BaseDirectory}.");
    }
}
