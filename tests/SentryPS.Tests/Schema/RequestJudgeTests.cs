using Microsoft.AspNetCore.WebUtilities;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Schema;

/// <summary>The judge finds what is wrong with a request, and only that.</summary>
public sealed class RequestJudgeTests
{
    [Theory]
    [InlineData("GET", "organizations/acme/monitors/?project=1&project=backend&environment=prod&cursor=0:100:0", "")]
    [InlineData("GET", "organizations/acme/scim/v2/Users?count=10", "")]
    [InlineData("PUT", "organizations/acme/detectors/?id=1&id=2", """{"enabled":true}""")]
    [InlineData("POST", "organizations/acme/monitors/", """{"project":"backend","name":"nightly","config":{},"status":"active","owner":null,"is_muted":false}""")]
    public void NothingIsWrong(string method, string target, string body) => Assert.Empty(RequestJudge.Judge(Request(method, target, body)));

    [Theory]
    [InlineData("GET", "organizations/acme/nothing/", "", "operation", "no such operation")]
    [InlineData("PATCH", "organizations/acme/monitors/", "", "operation", "no such operation")]
    [InlineData("GET", "organizations/acme/monitors", "", "operation", "slash")]
    [InlineData("GET", "organizations/acme/detectors/x/", "", "path detector_id", "'x' is no integer")]
    [InlineData("GET", "organizations/acme/monitors/?projects=1", "", "query projects", "no such parameter")]
    [InlineData("GET", "organizations/acme/monitors/?owner=a&owner=b", "", "query owner", "2 times")]
    [InlineData("GET", "organizations/acme/events/?field=title&dataset=error", "", "query dataset", "not one of")]
    [InlineData("GET", "organizations/acme/events/?dataset=errors", "", "missing query field", "required")]
    [InlineData("GET", "organizations/acme/issues/?start=yesterday", "", "query start", "no datetime")]
    [InlineData("GET", "organizations/acme/monitors/", """{"a":1}""", "body", "no body")]
    [InlineData("PUT", "organizations/acme/detectors/?id=1", "", "missing body enabled", "required")]
    [InlineData("PUT", "organizations/acme/detectors/?id=1", """{"enabled":"yes"}""", "body enabled", "no boolean")]
    [InlineData("PUT", "organizations/acme/detectors/?id=1", """{"enabled":null}""", "null body enabled", "not allow")]
    [InlineData("PUT", "organizations/acme/detectors/?id=1", """{"enabled":true,"isEnabled":true}""", "body isEnabled", "no such field")]
    [InlineData("PUT", "projects/acme/backend/keys/1/", """{"browserSdkVersion":"6.x"}""", "body browserSdkVersion", "not one of")]
    public void OneThingIsWrong(string method, string target, string body, string subject, string problem)
    {
        var finding = Assert.Single(RequestJudge.Judge(Request(method, target, body)));

        Assert.Equal(subject, finding.Subject);
        Assert.Contains(problem, finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ADeviationCoversItsSubjectAlone()
    {
        var deviation = new Deviation("list*", "query per_page", "");

        Assert.True(deviation.Covers(new("listProjectKeys", "query per_page", "")));
        Assert.False(deviation.Covers(new("listProjectKeys", "query per", "")));
        Assert.False(deviation.Covers(new("getProjectKey", "query per_page", "")));
    }

    [Fact]
    public void EachDeviationHasItsReason() =>
        Assert.All(
            RequestDeviations.All.Concat(AnswerDeviations.All),
            deviation => Assert.EndsWith(".", deviation.Reason, StringComparison.Ordinal));

    private static RecordedRequest Request(string method, string target, string body)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : target[question..];
        var pairs = QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value!));
        return new(method, "/api/0/" + (question < 0 ? target : target[..question]), query, [.. pairs], new Dictionary<string, string>(), body, Status: 0);
    }
}
