using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SentryPS.Connection;
using SentryPS.Http;
using SentryPS.Http.Errors;
using SentryPS.Http.Json;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Fuzz;

/// <summary>Whatever a server, a file or a person gives to a reader, it reads it or complains in its own way.</summary>
[Trait("Category", Soak.Category)]
public sealed class ReaderTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(Soak.Size(400, 8400));

    [Fact]
    public void LinkHeadersGiveACursorOrNone() => Prop.ForAll(
        Samples.TextOf(
            "<", ">", "<https://sentry.example/?&cursor=0:100:0>", "; ", "rel=\"next\"", "rel=\"previous\"", "results=\"true\"", "results=\"false\"",
            "cursor=\"0:100:0\"", "cursor=", "\"", ",", ", ", "rel=next", "\\", "cursor=%zz", "é"),
        header => Assert.NotEqual("", LinkHeader.NextCursor(header))).Check(s_config);

    [Fact]
    public void ConfigurationFilesAreReadAsFarAsTheyAreSome() => Prop.ForAll(
        Samples.TextOf("[", "]", "[auth]", "[defaults]", "token", "=", "token=abc", "url = \"https://x\"", "'", "\"", "\n", "\r\n", " ", ";", "#", "="),
        text =>
        {
            var file = SentryCliFile.Parse("file", text.Split('\n'));
            Assert.NotEqual("", file["auth.token"]);
            Assert.NotEqual("", file["defaults.url"]);
        }).Check(s_config);

    [Fact]
    public void TokensAreTakenOrRefused() => Prop.ForAll(
        Samples.TextOf(
            "sntrys_", "sntryu_", "sntryi_", "_", "=", " ", "\n", "é", "abc", "{}",
            Encode("""{"url":"https://sentry.io","org":"acme"}"""), Encode("""{"url":7,"org":[]}"""), Encode("[1]"), Encode("{\"url\":"), Encode("\"\\ud800\"")),
        text => Allow<SentryException>(() =>
        {
            var token = SentryToken.Create(text);
            Assert.Equal(text.Trim(), token.Reveal());
            // Nothing of the text, that is: pieces of it may be in these words by chance.
            Assert.Equal($"{token.Kind} token", token.ToString());
        })).Check(s_config);

    [Fact]
    public void PayloadsOfTokensAreHintsOnly() => Prop.ForAll(
        Samples.Damaged(Samples.ObjectOf("url", "org", "region_url", "iat")).ToArbitrary(),
        payload => Assert.Equal(SentryTokenKind.Organization, SentryToken.Create($"sntrys_{Convert.ToBase64String(payload)}_x").Kind)).Check(s_config);

    [Fact]
    public void NamesOfIssuesAreTakenOrRefused() => Prop.ForAll(
        Samples.TextOf("https://", "sentry.io/", "acme.sentry.io", "organizations/", "acme/", "issues/", "42", "BACKEND-", "2Z", "/", "?", "#", "%", "%2F", "..", "://", " ", "0", "\n", "é"),
        text => Allow<ArgumentException>(() =>
        {
            var reference = new SentryIssueReference(text);
            Assert.Matches(@"\A[A-Za-z0-9_-]+\z", reference.Value);
        })).Check(s_config);

    [Fact]
    public void BodiesOfErrorsGiveWordsOrNone() => Prop.ForAll(
        Samples.Damaged(Gen.OneOf(
            Samples.ObjectOf("detail", "error", "message", "code", "extra", "errorId", "non_field_errors", "statusDetails", ""),
            Samples.TextOf("<html>", "<script>", "</script>", "<", ">", "<style", "é", "\n", "\u001b[31m", "502 Bad Gateway", "\u0000").Generator)).ToArbitrary(),
        body =>
        {
            Assert.NotEqual("", ErrorText.WordsOf(ErrorText.ParseOrNull(body)));
            Assert.DoesNotContain(ErrorText.Describe(body, "text/html"), char.IsControl);
        }).Check(s_config);

    [Fact]
    public void IssuesAreReadOrRefused() => CheckModel<SentryIssue>(
        "id", "shortId", "title", "project", "assignedTo", "count", "userCount", "firstSeen", "lastSeen", "isUnhandled", "hasSeen", "numComments", "stats", "statusDetails", "metadata");

    [Fact]
    public void EventsAreReadOrRefused() => CheckModel<SentryEvent>(
        "id", "eventID", "groupID", "tags", "user", "dateCreated", "dateReceived", "size", "entries", "contexts", "event.type", "type");

    [Fact]
    public void ProjectsAreReadOrRefused() => CheckModel<SentryProject>("id", "slug", "teams", "latestRelease", "firstEvent", "isMember", "status");

    [Fact]
    public void OrganizationsAreReadOrRefused() => CheckModel<SentryOrganization>("id", "slug", "status", "links", "require2FA", "dateCreated");

    [Fact]
    public void ReleasesAreReadOrRefused() => CheckModel<SentryRelease>("id", "version", "projects", "newGroups", "commitCount", "dateReleased", "url");

    [Fact]
    public void AlertRulesAreReadOrRefused() => CheckModel<SentryAlertRule>(
        "id", "name", "projects", "owner", "workflowIds", "detectorIds", "timeWindow", "dataSources", "queryObj", "snubaQuery", "dateCreated", "enabled");

    private static void CheckModel<T>(params string[] names)
        where T : SentryObject
    {
        Prop.ForAll(Samples.Damaged(Samples.ObjectOf(names)).ToArbitrary(), json =>
        {
            Allow<JsonException>(() => AssertReadable(ModelJson.ReadObject<T>(json, "acme")));
            Allow<JsonException>(() =>
            {
                foreach (var item in ModelJson.ReadArray<T>([(byte)'[', .. json, (byte)']'], "acme"))
                {
                    AssertReadable(item);
                }
            });
        }).Check(s_config);
    }

    /// <summary>No property throws, since PowerShell's views and Select-Object read them all.</summary>
    private static void AssertReadable(SentryObject? item)
    {
        foreach (var property in item?.GetType().GetProperties() ?? [])
        {
            property.GetValue(item);
        }

        Assert.NotNull(item?.ToString() ?? "");
    }

    private static void Allow<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException)
        {
        }
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
