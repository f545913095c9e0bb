using System.Collections;
using System.Globalization;
using System.Text;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>What becomes of the JSON of an issue: typed properties for what people use, and Raw for all of it.</summary>
public sealed class IssueObjectTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    private const string Whole = """
        {
          "id": "4509", "shareId": null, "shortId": "BACKEND-2Z", "title": "KeyError: 'x'", "culprit": "orders.views in detail",
          "permalink": "https://sentry.example/organizations/acme/issues/4509/", "logger": "orders", "level": "warning",
          "status": "ignored", "statusDetails": {"ignoreCount": 10, "ignoreUntil": null}, "substatus": "archived_until_condition_met",
          "isPublic": true, "platform": "python", "priority": "high",
          "project": {"id": "7", "name": "Back end", "slug": "backend", "platform": "python-django"},
          "type": "error", "issueType": "performance_n_plus_one_db_queries", "issueCategory": "db_query",
          "metadata": {"type": "KeyError", "value": "'x'"}, "numComments": 3,
          "assignedTo": {"type": "user", "id": "11", "name": "Ada Lind", "email": "ada@acme.example"},
          "isBookmarked": true, "isSubscribed": true, "hasSeen": true, "isUnhandled": true,
          "count": "1234", "userCount": 56, "firstSeen": "2026-01-31T12:00:00Z", "lastSeen": "2026-02-01T12:00:00.123456Z",
          "stats": {"24h": [[1769860800, 3], [1769864400, 0]], "30d": [[1767225600, 99]]},
          "somethingNew": {"of": ["the", "future"]}
        }
        """;

    [Fact]
    public void ReadsEveryField()
    {
        var issue = Read(Whole);

        Assert.Equal("4509", issue.Id);
        Assert.Equal("BACKEND-2Z", issue.ShortId);
        Assert.Equal("KeyError: 'x'", issue.Title);
        Assert.Equal("orders.views in detail", issue.Culprit);
        Assert.Equal("https://sentry.example/organizations/acme/issues/4509/", issue.Permalink);
        Assert.Equal("orders", issue.Logger);
        Assert.Equal("warning", issue.Level);
        Assert.Equal("ignored", issue.Status);
        Assert.Equal("archived_until_condition_met", issue.Substatus);
        Assert.Equal("high", issue.Priority);
        Assert.Equal("python", issue.Platform);
        Assert.Equal("error", issue.Type);
        Assert.Equal("performance_n_plus_one_db_queries", issue.IssueType);
        Assert.Equal("db_query", issue.IssueCategory);
        Assert.Equal(("backend", "7", "Back end"), (issue.Project, issue.ProjectId, issue.ProjectName));
        Assert.Equal(("ada@acme.example", "11", "Ada Lind"), (issue.AssignedTo, issue.AssignedToId, issue.AssignedToName));
        Assert.Equal((1234, 56, 3), (issue.Events, issue.Users, issue.Comments));
        Assert.Equal(Local("2026-01-31T12:00:00Z"), issue.FirstSeen);
        Assert.Equal(Local("2026-02-01T12:00:00.123456Z"), issue.LastSeen);
        Assert.Equal(DateTimeKind.Local, issue.LastSeen!.Value.Kind);
        Assert.True(issue.IsUnhandled);
        Assert.True(issue.HasSeen && issue.IsBookmarked && issue.IsSubscribed && issue.IsPublic);
        Assert.Equal(10L, issue.StatusDetails["ignoreCount"]);
        Assert.Null(issue.StatusDetails["ignoreUntil"]);
        Assert.Equal("KeyError", issue.Metadata["type"]);
        Assert.Equal([(1769860800, 3), (1769864400, 0)], issue.Stats.Select(point => (new DateTimeOffset(point.Start).ToUnixTimeSeconds(), point.Events)));
        Assert.Equal(["the", "future"], Assert.IsType<object[]>(Assert.IsAssignableFrom<IDictionary>(issue.Raw["somethingNew"])["of"]));
        Assert.Equal("acme", issue.Organization);
        Assert.Equal(Session.Server.Url.ToString(), issue.Server);
        Assert.Equal("BACKEND-2Z", issue.ToString());
    }

    [Fact]
    public void HasRoomForEveryFieldThatIsAbsentOrNull()
    {
        foreach (var json in new[] { "{}", """{"shortId":null,"title":null,"project":null,"assignedTo":null,"statusDetails":null,"metadata":null,"stats":null,"firstSeen":null,"isUnhandled":null,"count":null,"hasSeen":null}""" })
        {
            var issue = Read(json);

            Assert.Equal(("", 0, 0), (issue.Title, issue.Events, issue.Users));
            Assert.Null(issue.Project);
            Assert.Null(issue.AssignedTo);
            Assert.Null(issue.FirstSeen);
            Assert.Null(issue.IsUnhandled);
            Assert.Empty(issue.StatusDetails);
            Assert.Empty(issue.Metadata);
            Assert.Empty(issue.Stats);
            Assert.False(issue.HasSeen);
        }
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.0000000+00:00")]
    [InlineData("2026-01-31T12:00:00.5Z", "2026-01-31T12:00:00.5000000+00:00")]
    [InlineData("2026-01-31T12:00:00.123Z", "2026-01-31T12:00:00.1230000+00:00")]
    [InlineData("2026-01-31T12:00:00.123456Z", "2026-01-31T12:00:00.1234560+00:00")]
    [InlineData("2026-01-31T12:00:00+00:00", "2026-01-31T12:00:00.0000000+00:00")]
    [InlineData("2026-01-31T12:00:00.123456+02:00", "2026-01-31T10:00:00.1234560+00:00")]
    [InlineData("2026-01-31T12:00:00", "2026-01-31T12:00:00.0000000+00:00")]
    [InlineData("2026-01-31 12:00:00", "2026-01-31T12:00:00.0000000+00:00")]
    [InlineData("soon", null)]
    [InlineData("2026\\ud800-01-31T12:00:00Z", null)]
    [InlineData("", null)]
    public void ReadsDatesOfEveryPrecision(string text, string? expected) =>
        Assert.Equal(expected is null ? null : Local(expected), Read($$"""{"lastSeen":"{{text}}"}""").LastSeen);

    [Theory]
    [InlineData("\"12\"", 12)]
    [InlineData("12", 12)]
    [InlineData("12.0", 12)]
    [InlineData("9007199254740993", 9007199254740993)]
    [InlineData("\"many\"", 0)]
    [InlineData("1e99", 0)]
    [InlineData("null", 0)]
    [InlineData("[1]", 0)]
    [InlineData("true", 0)]
    public void ReadsCountsAsNumbersOrText(string json, long expected)
    {
        var issue = Read($$"""{"count":{{json}},"userCount":{{json}},"id":"after"}""");

        Assert.Equal((expected, expected, "after"), (issue.Events, issue.Users, issue.Id));
    }

    [Theory]
    [InlineData("""{"type":"team","id":"3","name":"backend-team"}""", "#backend-team")]
    [InlineData("""{"type":"user","id":"3","name":"Ada","email":"a@b.example"}""", "a@b.example")]
    [InlineData("""{"type":"user","id":"3","name":"Ada"}""", "Ada")]
    [InlineData("""{"type":"user","id":"3","email":"a@b.example"}""", "a@b.example")]
    [InlineData("""{"type":"user","id":3}""", "user:3")]
    [InlineData("\"team:3\"", "team:3")]
    [InlineData("\"ada@acme.example\"", "ada@acme.example")]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    public void ReadsAssigneesOfEveryForm(string json, string? expected)
    {
        var issue = Read($$"""{"assignedTo":{{json}},"id":"after"}""");

        Assert.Equal(expected, issue.AssignedTo);
        Assert.Equal("after", issue.Id);
    }

    [Fact]
    public void KeepsWhatItHasNeverSeen()
    {
        var issue = Read("""{"id":7,"status":"reticulating","level":"catastrophic","priority":1,"project":"backend","stats":[1],"metadata":"none","type":{"a":1}}""");

        Assert.Equal(("7", "reticulating", "catastrophic", "1"), (issue.Id, issue.Status, issue.Level, issue.Priority));
        Assert.Null(issue.Project);
        Assert.Null(issue.Type);
        Assert.Empty(issue.Stats);
        Assert.Empty(issue.Metadata);
        Assert.Equal("backend", issue.Raw["project"]);
        Assert.Equal("none", issue.Raw["metadata"]);
    }

    [Fact]
    public void KeepsKeysThatDifferInCaseOnlyAndTheEmptyOne()
    {
        var raw = Read("""{"id":"1","contexts":{"":"empty","Key":1,"key":2,"KEY":{"ß":null}}}""").Raw;

        var contexts = Assert.IsAssignableFrom<IDictionary<string, object?>>(raw["contexts"]);
        Assert.Equal(["", "Key", "key", "KEY"], contexts.Keys);
        Assert.Equal(("empty", 1L, 2L), (contexts[""], contexts["Key"], contexts["key"]));
        Assert.False(raw.ContainsKey("ID"));
    }

    [Fact]
    public void KeepsNumbersAsExactAsTheyCame()
    {
        var raw = Read("""{"i":1,"n":-9223372036854775808,"l":9223372036854775807,"m":9223372036854775808,"b":79228162514264337593543950335,"d":0.1,"e":1.5e300,"z":-0.0}""").Raw;

        Assert.Equal(
            [1L, long.MinValue, long.MaxValue, 9223372036854775808m, decimal.MaxValue, 0.1, 1.5e300, -0.0],
            "inlmbdez".Select(key => raw[key.ToString()]));
    }

    [Theory]
    [InlineData("""half \ud83d of""", "half \uFFFD of")]
    [InlineData("""\udc00\ud800""", "\uFFFD\uFFFD")]
    [InlineData("""whole \ud83d\ude00""", "whole \U0001F600")]
    [InlineData("""\ud800 \u0041\n\t\"\\\/""", "\uFFFD A\n\t\"\\/")]
    public void RepairsHalvesOfSurrogatePairs(string json, string expected)
    {
        var issue = Read($$"""{"title":"{{json}}","x":{"{{json}}":["{{json}}"]},"id":"after"}""");

        Assert.Equal(expected, issue.Title);
        Assert.Equal(expected, issue.Raw["title"]);
        var inner = Assert.Single(Assert.IsAssignableFrom<IDictionary<string, object?>>(issue.Raw["x"]));
        Assert.Equal(expected, inner.Key);
        Assert.Equal([expected], Assert.IsType<object[]>(inner.Value));
        Assert.Equal("after", issue.Id);
    }

    [Fact]
    public void RepairsBytesThatAreNoText()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("""[{"id":"1","title":"a"""), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes("""z"}]""")];
        Session.Server.Faults.Next(Wire.Bytes(body));

        Assert.Equal("a\uFFFD(\uFFFDz", Run("Get-SentryIssue").Single<SentryIssue>().Title);
    }

    [Fact]
    public void FindsPartsWhoseNamesAreEscapedOrFollowBrokenNames()
    {
        var issue = Read("""{"\ud800":1,"metadat\ud800a":1,"stat\u0075sDetails":{"inRelease":"1.0"},"metadata":{"\udfff":2}}""");

        Assert.Equal("1.0", issue.StatusDetails["inRelease"]);
        Assert.Single(issue.Metadata);
    }

    [Theory]
    [InlineData("""{"24h":[[1769860800,2.0],[1769864400,"x"],[99999999999999,1],[1],null,7]}""", 1)]
    [InlineData("""{"auto":[[1769860800,5]]}""", 1)]
    [InlineData("""{"24h":null}""", 0)]
    [InlineData("{}", 0)]
    public void ReadsStatsAsFarAsTheyAreStats(string json, int expected) =>
        Assert.Equal(expected, Read($$"""{"stats":{{json}}}""").Stats.Count);

    [Fact]
    public void ReadsRowsOfTheSandboxLikeTheirState()
    {
        var issues = Run("Get-SentryIssue -Status All -First 60").Objects<SentryIssue>();

        foreach (var issue in issues)
        {
            var state = Session.Server.State.Issue(issue.Id);
            Assert.Equal(
                (state.ShortId, state.Title, state.Level, state.Status, state.Count, state.UserCount, state.FirstSeen.LocalDateTime, state.LastSeen.LocalDateTime, state.Project.Slug),
                (issue.ShortId, issue.Title, issue.Level, issue.Status, issue.Events, issue.Users, issue.FirstSeen!.Value, issue.LastSeen!.Value, issue.Project));
            Assert.Equal(24, issue.Stats.Count);
            Assert.Equal(state.Title, issue.Raw["title"]);
        }
    }

    [Fact]
    public void NamesAnIssueWithoutShortIdByItsId() => Assert.Equal("9", Read("""{"id":"9","shortId":null}""").ToString());

    private static DateTime Local(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).LocalDateTime;

    /// <summary>Reads an issue of these fields, and of an id: without one there is no issue.</summary>
    private SentryIssue Read(string json)
    {
        const string id = "\"id\":\"4509\"";
        Session.Server.Faults.Next(Wire.Json(json.Contains("\"id\": ", StringComparison.Ordinal) ? json : json.Insert(1, json == "{}" ? id : id + ",")));
        return Run("Get-SentryIssue 1").Single<SentryIssue>();
    }
}
