using System.Text.RegularExpressions;
using SentryPS.Api;

namespace SentryPS.Tests.Conventions;

/// <summary>Where things are: a newcomer finds them by the names of folders and files.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 250;
    private const int WantedMedianOfCommands = 45;

    private static readonly string s_sources = Path.Combine(BuiltModule.Repository, "src");
    private static readonly string s_core = Path.Combine(s_sources, "SentryPS", "Core");
    private static readonly string s_resources = Path.Combine(s_sources, "SentryPS", "Resources");

    [Fact]
    public void FilesAreShort() => FilesOf(s_sources)
        .Select(file => (Name: Path.GetRelativePath(s_sources, file), Lines: File.ReadAllLines(file).Length))
        .Where(file => file.Lines > MostLines).AssertNone();

    /// <summary>The build compares the manifest with the names of these files.</summary>
    [Fact]
    public void CommandsAreInFilesOfTheirNames()
    {
        var files = FilesOf(s_resources).Where(file => file.EndsWith("Command.cs", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Command.All.Select(command => command.Type.Name).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(Command.All, command => Assert.Equal($"{command.Attribute.VerbName}{command.Attribute.NounName}Command", command.Type.Name));
    }

    /// <summary>An area that is about one thing, such as the connection, needs no folder for it.</summary>
    [Fact]
    public void CommandsAreInAnAreaAndMostlyInTheFolderOfANoun()
    {
        var depths = FilesOf(s_resources)
            .Where(file => file.EndsWith("Command.cs", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(s_resources, file).Split(Path.DirectorySeparatorChar))
            .Where(parts => parts.Length != 3 && !(parts.Length == 2 && parts[0] is "Api" or "Connection"));

        depths.Select(parts => string.Join('/', parts)).AssertNone();
    }

    [Fact]
    public void PublicTypesAreInCoreOrResources()
    {
        var declared = FilesOf(s_core).Concat(FilesOf(s_resources)).SelectMany(TypesOf).ToHashSet();

        typeof(SentryObject).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]).Where(name => !declared.Contains(name)).AssertNone();
    }

    /// <summary>All of Sentry's paths are within an organization, so that is the one noun that everything knows.</summary>
    [Fact]
    public void CoreNamesNoNoun()
    {
        var nouns = Resource.All.Select(resource => resource.Type.Name["Sentry".Length..]).Where(noun => noun != "Organization").ToList();

        Assert.NotEmpty(nouns);
        FilesOf(s_core).SelectMany(TypesOf).Where(type => nouns.Any(noun => WordsOf(type).Contains($" {WordsOf(noun).Trim()} ", StringComparison.Ordinal))).AssertNone();
    }

    /// <summary>No failure: the number tells how much the bases do.</summary>
    [Fact]
    public void CommandsAreThin()
    {
        var lines = FilesOf(s_resources)
            .Where(file => file.EndsWith("Command.cs", StringComparison.Ordinal))
            .Select(file => File.ReadAllLines(file).Length)
            .Order()
            .ToList();

        var median = lines[lines.Count / 2];
        TestContext.Current.SendDiagnosticMessage($"The median of {lines.Count} files of commands is {median} lines; at most {WantedMedianOfCommands} are wanted.");
        Assert.True(median < MostLines / 2);
    }

    /// <summary>Sources only: the build writes files of its own into obj.</summary>
    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> TypesOf(string file) =>
        Declaration().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);

    /// <summary>The words of a name, each between blanks.</summary>
    private static string WordsOf(string name) => Capital().Replace(name, " $0") + " ";

    [GeneratedRegex(@"^(?:\w+ )*(?:class|record|record struct|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
