using System.Text.Json;
using SentryPS.Api;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Transport;

/// <summary>Answers of real servers go through the transport without an error, and nothing of them gets lost.</summary>
public sealed class RoundTripTests(SharedSandbox shared) : SharedSandboxTests(shared), IRequestObserver
{
    private const string None = "(none)";

    public static TheoryData<string> Payloads => RecordedResponses.Names.Any() ? [.. RecordedResponses.Names] : [None];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task RecordedAnswersLoseNothing(string name)
    {
        Assert.SkipWhen(name == None, RecordedResponses.Missing);

        using var json = JsonDocument.Parse(RecordedResponses.Read(name));
        await AssertLosesNothing(RecordedResponses.Read(name), json.RootElement, TypeOf(name));
    }

    void IRequestObserver.Verbose(string line)
    {
    }

    void IRequestObserver.Waiting(TimeSpan delay, string reason)
    {
    }

    void IRequestObserver.Transferred(long bytes, long? total)
    {
    }

    /// <summary>Where no cmdlet reads a kind of answer yet, all of it has to be in Raw.</summary>
    private static Type TypeOf(string name) => name.Split('-', '.')[0] switch
    {
        "issue" or "issues" when name is "issue.json" or "issues-list.json" => typeof(SentryIssue),
        "event" => typeof(SentryEvent),
        "organization" or "organizations" => typeof(SentryOrganization),
        "project" or "projects" => typeof(SentryProject),
        "release" or "releases" when name is not ("release-commits.json" or "release-deploys.json") => typeof(SentryRelease),
        "team" => typeof(SentryTeam),
        _ => typeof(IssueDelta),
    };

    private async Task AssertLosesNothing(byte[] body, JsonElement json, Type type)
    {
        Session.Server.Faults.Next(Wire.Bytes(body));
        var items = type.Name switch
        {
            nameof(SentryIssue) => await ReadAsync<SentryIssue>(json),
            nameof(SentryEvent) => await ReadAsync<SentryEvent>(json),
            nameof(SentryOrganization) => await ReadAsync<SentryOrganization>(json),
            nameof(SentryProject) => await ReadAsync<SentryProject>(json),
            nameof(SentryRelease) => await ReadAsync<SentryRelease>(json),
            nameof(SentryAlertRule) => await ReadAsync<SentryAlertRule>(json),
            nameof(SentryTeam) => await ReadAsync<SentryTeam>(json),
            _ => await ReadAsync<IssueDelta>(json),
        };

        var elements = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
        Assert.Equal(elements.Count, items.Count);
        foreach (var (element, item) in elements.Zip(items))
        {
            JsonComparison.AssertSame(element, item.Raw, type.Name);
            var count = JsonComparison.AssertProperties(element, item);
            Assert.True(count > 1 || type == typeof(IssueDelta), $"{type.Name} has {count} properties of {element}");
        }
    }

    private async Task<IReadOnlyList<SentryObject>> ReadAsync<T>(JsonElement json)
        where T : SentryObject
    {
        var transport = Run("Get-SentryConnection").Single<SentryConnection>().Transport;
        var request = new ApiRequest(ApiMethod.Get, $"anything/") { Organization = "acme" };
        if (json.ValueKind == JsonValueKind.Array)
        {
            var page = await transport.ListAsync<T>(request, this, TestContext.Current.CancellationToken);
            return await page.Items;
        }

        var answer = await transport.SendAsync<T>(request, this, TestContext.Current.CancellationToken);
        return [answer.Value!];
    }
}
