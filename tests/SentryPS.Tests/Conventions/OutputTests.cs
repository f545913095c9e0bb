using System.Xml.Linq;

namespace SentryPS.Tests.Conventions;

/// <summary>What commands emit can be read: as a row or a page in the console, and as text in a file.</summary>
public sealed class OutputTests
{
    private static readonly HashSet<string> s_shown =
    [
        .. XDocument.Load(Path.Combine(BuiltModule.Folder, "SentryPS.Format.ps1xml"))
            .Descendants("ViewSelectedBy").Elements("TypeName").Select(name => name.Value),
    ];

    private static IEnumerable<Type> Emitted =>
        Command.All.SelectMany(command => command.Outputs).Where(type => type.Assembly == typeof(SentryObject).Assembly).Distinct();

    [Fact]
    public void HasAView() => Emitted.Where(type => !s_shown.Contains(type.FullName!)).AssertNone();

    [Fact]
    public void HasAText() => Emitted.Where(type => type.GetMethod(nameof(ToString), [])!.DeclaringType != type).AssertNone();

    [Fact]
    public void IsPublic() => Emitted.Where(type => !type.IsPublic).AssertNone();

    [Fact]
    public void IsSaidByEveryCommand() => Command.All.Where(command => command.Outputs.Count == 0).AssertNone();
}
