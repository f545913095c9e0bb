using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Api;

/// <summary>What Invoke-SentryApi emits: pages, rows in envelopes, objects that PowerShell can work with.</summary>
[SendsAnyRequest]
public sealed class InvokeSentryApiOutputTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("", 5, 3)]
    [InlineData("-First 2", 2, 1)]
    [InlineData("-First 3", 3, 2)]
    [InlineData("-Skip 1 -First 2", 2, 2)]
    [InlineData("-Skip 4", 1, 3)]
    [InlineData("-First 0", 0, 0)]
    [InlineData("| ForEach-Object { $_; break }", 1, 1)]
    public void AListingPagesByItselfAndStops(string more, int rows, int requests)
    {
        Session.Server.Faults.Next(Wire.Json("""[{"id":"1"},{"id":"2"}]""", Wire.NextLink("0:2:0")));
        Session.Server.Faults.Next(Wire.Json("""[{"id":"3"},{"id":"4"}]""", Wire.NextLink("0:4:0")));
        Session.Server.Faults.Next(Wire.Json("""[{"id":"5"}]"""));

        var result = Run($"foreach ($once in 1) {{ Invoke-SentryApi organizations/acme/things/ {more} }}");

        result.AssertNoErrors();
        Assert.Equal(rows, result.Output.Count);
        Assert.Equal(requests, Session.Server.Requests.All.Count);
        if (requests == 3)
            Assert.Equal("cursor=0:4:0", Session.Server.Requests.All[2].QueryLine());
    }

    /// <summary>Names that other commands take for keys say nothing here: values of a tag all have the key of the tag.</summary>
    [Fact]
    public void RowsThatLookAlikeAllCome()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"key":"browser","value":"A"},{"key":"browser","value":"B"},"text",7,null]"""));

        Assert.Equal(5, Run("Invoke-SentryApi organizations/acme/things/").Output.Count);
    }

    [Theory]
    [InlineData("organizations/acme/replays/", """{"data":[{"id":"1"}],"meta":{}}""", true)]
    [InlineData("organizations/acme/unknown/", """{"items":[{"id":"1"}],"total":1}""", true)]
    // Two lists, of which neither is called data: nobody can say which has the rows, so nothing is taken out.
    [InlineData("organizations/acme/unknown/", """{"items":[1],"others":[2]}""", false)]
    public void RowsAreTakenOutOfTheirEnvelope(string path, string page, bool isOpened)
    {
        Session.Server.Faults.Next(Wire.Json(page, Wire.NextLink("0:1:0")));
        Session.Server.Faults.Next(Wire.Json(page));

        var result = Run($"Invoke-SentryApi {path}");

        result.AssertNoErrors();
        Assert.Equal(2, result.Output.Count);
        Assert.All(result.Output, row => Assert.Equal(isOpened, row.Properties["id"] is not null));
    }

    [Fact]
    public void AnObjectThatIsNoPageStaysWhole()
    {
        Session.Server.Faults.Next(Wire.Json("""{"data":[[1,[{"count":2}]]],"start":1}"""));

        var row = Assert.Single(Run("Invoke-SentryApi organizations/acme/events-stats/").Output);

        Assert.Equal(1L, row.Properties["start"].Value);
    }

    [Fact]
    public void ScimPagesByItsOwnRules()
    {
        Session.Server.Faults.Next(Wire.Json("""{"totalResults":3,"startIndex":1,"itemsPerPage":2,"Resources":[{"id":"1"},{"id":"2"}]}"""));
        Session.Server.Faults.Next(Wire.Json("""{"totalResults":3,"startIndex":3,"itemsPerPage":2,"Resources":[{"id":"3"}]}"""));

        var result = Run("Invoke-SentryApi -Operation listOrganizationScimV2Users -Query @{ filter = 'userName eq \"a@b.c\"' }");

        Assert.Equal(["1", "2", "3"], result.Values("id"));
        Assert.Equal(
            ["GET organizations/acme/scim/v2/Users?filter=userName eq \"a@b.c\"", "GET organizations/acme/scim/v2/Users?filter=userName eq \"a@b.c\"&startIndex=3"],
            Session.Server.Requests.Lines());
    }

    [Fact]
    public void OutputIsWhatPowerShellWorksWith()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"id":"1","Name":"a","name":"b","":"c","tags":[{"Key":1,"key":2}],"project":{"slug":"x"},"date":"2026-01-02T03:04:05Z"}]"""));

        var row = Assert.Single(Run("Invoke-SentryApi organizations/acme/things/").Output);
        Assert.IsType<PSCustomObject>(row.BaseObject);
        Assert.Equal(["id", "Name", "tags", "project", "date"], row.Properties.Select(property => property.Name));
        Assert.Equal("2026-01-02T03:04:05Z", row.Properties["date"].Value);
        var raw = Assert.IsType<SentryDictionary<object?>>(row.Properties["Raw"].Value);
        Assert.Equal(["id", "Name", "name", "", "tags", "project", "date"], raw.Keys);
    }

    [Fact]
    public void ChangesEmitWhatTheServerAnswers()
    {
        Session.Server.Faults.Next(FaultKinds.Answer(201, """[{"id":"1"},{"id":"2"}]"""));

        Assert.Equal(["1", "2"], Run("Invoke-SentryApi organizations/acme/things/ -Method POST -Body @{}").Values("id"));
    }

    [Fact]
    public void ATotalThatTheServerCountsIsToldFirst()
    {
        Session.Server.Faults.Next(Wire.Json("[1]", ("X-Hits", "7"), ("X-Max-Hits", "1000")));

        Assert.Equal([7ul, 1L], Run("Invoke-SentryApi organizations/acme/things/ -IncludeTotalCount").Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void AListingThatBreaksOffSaysHowFarItCame()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"id":"1"},{"id":"2"}]""", Wire.NextLink("0:2:0")));
        Session.Server.Faults.Next(FaultKinds.Answer(400, "{}"));

        var result = Run("Invoke-SentryApi organizations/acme/things/");

        Assert.Equal(2, result.Output.Count);
        Assert.Contains("-Skip 2", result.SingleError().ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACircleOfPagesIsAnError()
    {
        Session.Server.Faults.Next(Wire.Json("[1]", Wire.NextLink("0:1:0")), times: 9);

        Run("Invoke-SentryApi organizations/acme/things/").AssertError("SentryCursorRepeated", ErrorCategory.InvalidResult);
    }

    [Fact]
    public void AFileIsThereWhenItIsWhole()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, "before");
        Session.Shell.Set("file", file);
        Session.Server.Faults.Next(FaultKinds.Answer(404, "{}"));
        Session.Server.Faults.Next(Wire.Bytes([0, 255, 10, 13, 128], Wire.NextLink("0:1:0")));

        var failed = Run("Invoke-SentryApi organizations/acme/things/ -OutFile $file");
        Assert.Equal("before", File.ReadAllText(file));
        var result = Run("Invoke-SentryApi organizations/acme/things/ -OutFile $file -StatusCodeVariable status; $status");
        var bytes = File.ReadAllBytes(file);
        var others = Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + ".*.part");
        File.Delete(file);

        failed.AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
        result.AssertNoErrors();
        Assert.Equal([0, 255, 10, 13, 128], bytes);
        Assert.Equal([200], result.Output.Select(item => item.BaseObject));
        Assert.Empty(others);
        Assert.Contains("first page", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("*/*", Session.Server.Requests.All[1].Headers["Accept"]);
    }
}
