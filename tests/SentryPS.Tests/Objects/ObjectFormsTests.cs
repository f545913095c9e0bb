using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Objects;

/// <summary>What becomes of every kind of object that commands emit when PowerShell shows, writes or carries it.</summary>
public sealed class ObjectFormsTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    private const string Carry =
        "function Carry($item, $depth) { $s = [System.Management.Automation.PSSerializer]; $s::Deserialize($s::Serialize($item, $depth)) }";

    private static readonly Dictionary<string, string> s_scripts = new()
    {
        [nameof(SentryIssue)] = "Get-SentryIssue -Status All | Where-Object AssignedTo",
        [nameof(SentryIssueComment)] = "Get-SentryIssue -First 1 | Add-SentryIssueComment -Text ([guid]::NewGuid()) -PassThru",
        [nameof(SentryIssueActivity)] = "Get-SentryIssue -First 1 | Get-SentryIssueActivity",
        [nameof(SentryIssueHash)] = "Get-SentryIssue -First 1 | Get-SentryIssueHash",
        [nameof(SentryIssueLink)] = "Get-SentryIssue -First 1 | Get-SentryIssueLink",
        [nameof(SentryAttachment)] = "Get-SentryIssue -First 1 | Get-SentryAttachment",
        [nameof(SentryIssueTag)] = "Get-SentryIssue -First 1 | Get-SentryIssueTag",
        [nameof(SentryIssueTagValue)] = "Get-SentryIssue -First 1 | Get-SentryIssueTagValue -Tag level",
        [nameof(SentryEvent)] = "Get-SentryIssue -First 1 | Get-SentryEvent -Latest",
        [nameof(SentryRelease)] = "Get-SentryRelease -First 1",
        [nameof(SentryReleaseCommit)] = "Get-SentryReleaseCommit 'backend@1.7.0+2119'",
        [nameof(SentryCommitFile)] = "Get-SentryReleaseCommit 'backend@1.7.0+2119' -File",
        [nameof(SentryDeploy)] = "Get-SentryDeploy 'backend@1.7.0+2119'",
        [nameof(SentryReleaseHealth)] = "Get-SentryReleaseHealth",
        [nameof(SentryReleaseThreshold)] = "Get-SentryReleaseThreshold -StatsPeriod 90d",
        [nameof(SentryProject)] = "Get-SentryProject -First 1",
        [nameof(SentryOrganization)] = "Get-SentryOrganization -First 1",
        [nameof(SentryCronMonitor)] = "Get-SentryCronMonitor nightly-backup",
        [nameof(SentryCronCheckIn)] = "Get-SentryCronCheckIn nightly-backup -First 1",
        [nameof(SentryAlertRule)] = "Get-SentryAlertRule -First 1",
        [nameof(SentryMonitor)] = "Get-SentryMonitor -Type Metric -First 1",
        [nameof(SentryAlert)] = "Get-SentryAlert -First 1",
        [nameof(SentryTeam)] = "Get-SentryTeam",
        [nameof(SentryMember)] = "Get-SentryMember me",
        [nameof(SentryTeamMember)] = "Get-SentryTeamMember backend-team",
        [nameof(SentryProjectKey)] = "Get-SentryProjectKey -Project backend",
        [nameof(SentryEnvironment)] = "Get-SentryEnvironment -Project backend",
        [nameof(SentryOwnership)] = "Get-SentryOwnership backend",
        [nameof(SentryInboundFilter)] = "Get-SentryInboundFilter -Project backend",
        [nameof(SentryRepository)] = "Get-SentryRepository",
        [nameof(SentryIntegration)] = "Get-SentryIntegration",
        [nameof(SentryUsage)] = "Get-SentryUsage backend -Category error",
        [nameof(SentryServerStatus)] = "Test-SentryConnection",
    };

    public static TheoryData<string> Kinds =>
        [.. typeof(SentryObject).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(SentryObject))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void HidesItsJsonAndStillHasIt(string kind)
    {
        var item = Assert.Single(Run($"@({s_scripts[kind]})[0]").Output);

        Assert.DoesNotContain(item.Properties.Match("*"), property => property.Name is "Raw" or "Json" or "Added");
        Assert.Equal(((SentryObject)item.BaseObject).Raw.Keys, Assert.IsType<SentryDictionary<object?>>(item.Properties["Raw"].Value).Keys);
        Assert.Equal("Server", item.Properties.Match("*").Last().Name);
    }

    /// <summary>Export-Csv writes of each value what ToString gives.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void IsTextInEveryColumn(string kind)
    {
        var item = Assert.Single(Run($"@({s_scripts[kind]})[0]").Output);

        Assert.All(item.Properties.Match("*"), column => Assert.DoesNotMatch(@"System\.|SentryPS\.Sentry", $"{column.Value}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ComesBackAliveFromAFileAndFromAJob(string kind)
    {
        // Jobs serialize to depth 1, Export-Clixml to depth 2.
        var result = Run($$"""
            {{Carry}}
            $item = @({{s_scripts[kind]}})[0]
            $item
            Carry $item 1
            (Carry @{ deep = @{ in = @($item) } } 4).deep.in
            """);

        result.AssertNoErrors();
        var items = result.Output.Select(item => Assert.IsAssignableFrom<SentryObject>(item.BaseObject)).ToList();
        Assert.Equal(3, items.Count);
        Assert.NotNull(items[0].Connection);
        foreach (var back in items.Skip(1))
        {
            Assert.Equal(kind, back.GetType().Name);
            Assert.Equal(Texts(items[0]), Texts(back));
            Assert.Equal(items[0].Json, back.Json);
            Assert.Null(back.Connection);
        }
    }

    [Fact]
    public void KeepsWhatCommandsAddedToIt()
    {
        var rules = Run($"{Carry}; Get-SentryAlertRule | ForEach-Object {{ Carry $_ 1 }}").Objects<SentryAlertRule>();
        var row = Run($"{Carry}; Get-SentryIssue -First 1 | Get-SentryEvent -First 1 | ForEach-Object {{ Carry $_ 1 }}").Single<SentryEvent>();

        Assert.Equal([SentryAlertRuleKind.Monitor, SentryAlertRuleKind.Alert], rules.Select(rule => rule.Kind).Distinct());
        Assert.NotNull(row.IssueId);
        Assert.Null(row.Raw["groupID"]);
    }

    [Theory]
    [InlineData("""<S N="Json">{"id":"1"</S>""")]
    [InlineData("""<S N="Json">7</S>""")]
    [InlineData("""<I32 N="Json">7</I32>""")]
    [InlineData("""<S N="Id">1</S>""")]
    public void LeavesWhatIsNoSuchObjectAsItCame(string properties)
    {
        Session.Shell.Set("xml", $"""
            <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0">
              <TN RefId="0"><T>Deserialized.SentryPS.SentryIssue</T><T>Deserialized.SentryPS.SentryObject</T></TN>
              <MS>{properties}</MS>
            </Obj></Objs>
            """);

        var result = Run("[System.Management.Automation.PSSerializer]::Deserialize($xml)");

        result.AssertNoErrors();
        Assert.IsType<PSCustomObject>(Assert.Single(result.Output).BaseObject);
    }

    /// <summary>Every property as a person would see it.</summary>
    private static IEnumerable<string> Texts(SentryObject item) =>
        item.GetType().GetProperties().Select(property => $"{property.Name}={property.GetValue(item)}");
}
