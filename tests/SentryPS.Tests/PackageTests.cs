using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SentryPS.Tests;

/// <summary>What is shipped, to the file: a dependency that joins or leaves unseen would break other people's sessions.</summary>
public sealed class PackageTests
{
    [Fact]
    public void NetPackageHasNothingButTheModuleAndRestSharp() => Assert.Equal(
        ["SentryPS.dll", "deps/RestSharp.dll", "deps/SentryPS.Http.dll"],
        FilesIn("bin/net8.0"));

    [Fact]
    public void FrameworkPackageHasTheModuleAndAllThatRestSharpNeeds() => Assert.Equal(
        [
            "SentryPS.dll",
            "deps/Microsoft.Bcl.AsyncInterfaces.dll",
            "deps/RestSharp.dll",
            "deps/SentryPS.Http.dll",
            "deps/System.Buffers.dll",
            "deps/System.IO.Pipelines.dll",
            "deps/System.Memory.dll",
            "deps/System.Numerics.Vectors.dll",
            "deps/System.Runtime.CompilerServices.Unsafe.dll",
            "deps/System.Text.Encodings.Web.dll",
            "deps/System.Text.Json.dll",
            "deps/System.Threading.Tasks.Extensions.dll",
            "deps/System.ValueTuple.dll",
        ],
        FilesIn("bin/net472"));

    [Fact]
    public void FolderHasManifestViewsAndLicenceBesidesTheAssemblies() => Assert.Equal(
        ["LICENSE", "SentryPS.Format.ps1xml", "SentryPS.Types.ps1xml", "SentryPS.psd1"],
        FilesIn("").Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !IsHelp(file)));

    /// <summary>The help is made by a build of its own (build.ps1 -Task Docs); where it was made, it is whole.</summary>
    [Fact]
    public void HelpIsThereWholeOrNotAtAll()
    {
        var help = FilesIn("").Where(IsHelp).ToList();
        if (help.Count > 0)
        {
            Assert.Contains("en-US/SentryPS.dll-Help.xml", help);
            Assert.Contains("en-US/about_SentryPS.help.txt", help);
            Assert.All(help, file => Assert.Matches(@"^en-US/(SentryPS\.dll-Help\.xml|about_SentryPS\w*\.help\.txt)$", file));
        }
    }

    /// <summary>
    /// .NET Framework loads exactly the version that an assembly was compiled against, and the module cannot add binding
    /// redirects to powershell.exe.
    /// </summary>
    [Fact]
    public void EveryReferenceOfTheFrameworkPackageIsThereInThatVersion()
    {
        var shipped = FilesIn("bin/net472").Select(file => Path.Combine(BuiltModule.Folder, "bin/net472", file)).ToList();
        var versions = shipped.ToDictionary(file => Path.GetFileNameWithoutExtension(file), VersionOf);

        var missing = shipped.SelectMany(file => ReferencesOf(file)
            .Where(reference => !IsPartOfFramework(reference.Name))
            .Where(reference => !versions.TryGetValue(reference.Name, out var version) || version != reference.Version)
            .Select(reference => $"{Path.GetFileName(file)} needs {reference.Name} {reference.Version}"));

        Assert.Empty(missing);
    }

    [Fact]
    public void ModuleItselfReferencesNothingButPowerShell() => Assert.Equal(
        ["System.Management.Automation"],
        ReferencesOf(Path.Combine(BuiltModule.Folder, "bin/net472/SentryPS.dll")).Select(reference => reference.Name).Where(name => !IsPartOfFramework(name) || name == "System.Management.Automation"));

    private static bool IsHelp(string file) => file.StartsWith("en-US/", StringComparison.Ordinal);

    private static List<string> FilesIn(string folder)
    {
        var root = Path.Combine(BuiltModule.Folder, folder);
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }

    private static bool IsPartOfFramework(string name) =>
        name is "mscorlib" or "netstandard" or "System" or "System.Core" or "System.Net.Http" or "System.Numerics" or "System.Web"
            or "System.Xml" or "System.Xml.Linq" or "System.Runtime.Serialization" or "System.Management.Automation";

    private static Version VersionOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.GetMetadataReader().GetAssemblyDefinition().Version;
    }

    private static List<(string Name, Version Version)> ReferencesOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
