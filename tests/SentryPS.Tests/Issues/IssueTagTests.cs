using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Get-SentryIssueTag and Get-SentryIssueTagValue.</summary>
public sealed class IssueTagTests : SharedSandboxTests
{
    private readonly Issue _issue;
    private readonly string _tags;

    public IssueTagTests(SharedSandbox shared)
        : base(shared)
    {
        _issue = Session.Server.IssuesWhere(issue => issue.IsVisible && issue.UserCount > 5 && issue.Count is > 50 and < 2000)[0];
        _tags = $"organizations/acme/issues/{_issue.Id}/tags/";
        Session.Shell.Set("id", Wire.IdOf(_issue));
    }

    [Fact]
    public void BringsAllTagsInOneRequest()
    {
        var tags = Run("Get-SentryIssueTag $id").Objects<SentryIssueTag>();

        Assert.Single(Session.Server.Requests.All);
        var level = Assert.Single(tags, tag => tag.Tag == "level");
        Assert.Equal((1L, _issue.Count), (level.Values, level.Events));
        Assert.Equal((_issue.Level, 1.0), (level.TopValues[0].Value, level.TopValues[0].Share));
        Assert.All(tags, tag => Assert.Equal(Wire.IdOf(_issue), tag.IssueId));
    }

    [Fact]
    public void AsksForKeysAndANumberOfValues()
    {
        Run("Get-SentryIssueTag $id user, level -Top 3 -Environment production").AssertNoErrors();

        Assert.Equal(
            "environment=production key=level key=user limit=3 per_page=100",
            string.Join(' ', Session.Server.Requests.All.Single().Query.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)));
        Assert.StartsWith($"GET {_tags}?", Session.Server.Requests.Lines().Single());
    }

    [Fact]
    public void TakesValuesThatTheServerDoesNotCount()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"key":"a","name":"A","uniqueValues":null,"totalValues":null,"topValues":null}]"""));

        var tag = Run("Get-SentryIssueTag $id").Single<SentryIssueTag>();

        Assert.Equal((null, null, 0), (tag.Values, tag.Events, tag.TopValues.Count));
    }

    /// <summary>The server knows bare words only, and to any other it gives values in no order, without an error.</summary>
    [Theory]
    [InlineData("", "count")]
    [InlineData("-Sort Count", "count")]
    [InlineData("-Sort LastSeen", "date")]
    [InlineData("-Sort FirstSeen", "age")]
    public void SortsByWordsThatTheServerKnows(string parameters, string word)
    {
        Run($"Get-SentryIssueTagValue $id release {parameters}").AssertNoErrors();

        Assert.Contains(("sort", word), Session.Server.Requests.All.Single().Query.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void ComparesValuesWithTheCommonest()
    {
        var values = Run("Get-SentryIssueTagValue $id user -First 3").Objects<SentryIssueTagValue>();

        Assert.Equal(3, values.Count);
        Assert.Equal(1.0, values[0].Ratio);
        Assert.Equal(values.Select(value => value.Events).OrderDescending(), values.Select(value => value.Events));
        Assert.All(values, value => Assert.Equal((double)value.Events! / (double)values[0].Events!, value.Ratio));
        Assert.All(values, value => Assert.Contains("@example.net", value.Value));
        Assert.All(values, value => Assert.Equal(("user", Wire.IdOf(_issue)), (value.Tag, value.IssueId)));
    }

    [Fact]
    public void GoesFromIssuesToTagsAndOn()
    {
        var values = Run("Get-SentryIssueTag $id level | Get-SentryIssueTagValue -Tag level").Objects<SentryIssueTagValue>();

        Assert.Equal(_issue.Level, Assert.Single(values).Value);
    }
}
