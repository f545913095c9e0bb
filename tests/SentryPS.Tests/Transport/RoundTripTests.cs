using System.Text;
using System.Text.Json;
using SentryPS.Tests.Shell;
using SentryPS.Api;

namespace SentryPS.Tests.Transport;

/// <summary>Answers of real servers go through the transport without an error, and nothing of them gets lost.</summary>
public sealed class RoundTripTests(SharedSandbox shared) : SharedSandboxTests(shared), IRequestObserver
{
    private const string None = "(none)";
    private const string Organization = "organizations/{organization_id_or_slug}/";

    private static readonly (string Path, Type Type)[] s_operations =
    [
        ("organizations/", typeof(SentryOrganization)),
        (Organization, typeof(SentryOrganization)),
        (Organization + "projects/", typeof(SentryProject)),
        ("projects/{organization_id_or_slug}/{project_id_or_slug}/", typeof(SentryProject)),
        (Organization + "issues/", typeof(SentryIssue)),
        (Organization + "issues/{issue_id}/", typeof(SentryIssue)),
        (Organization + "issues/{issue_id}/events/", typeof(SentryEvent)),
        (Organization + "issues/{issue_id}/events/{event_id}/", typeof(SentryEvent)),
        (Organization + "releases/", typeof(SentryRelease)),
        (Organization + "releases/{version}/", typeof(SentryRelease)),
        (Organization + "detectors/", typeof(SentryAlertRule)),
        (Organization + "workflows/", typeof(SentryAlertRule)),
    ];

    public static TheoryData<string> Payloads => ReferenceFiles.Payloads.Any() ? [.. ReferenceFiles.Payloads] : [None];

    public static TheoryData<string> Operations => [.. s_operations.Select(operation => operation.Path)];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task RecordedAnswersLoseNothing(string name)
    {
        Assert.SkipWhen(name == None, ReferenceFiles.Missing);

        using var json = JsonDocument.Parse(ReferenceFiles.Payload(name));
        await AssertLosesNothing(ReferenceFiles.Payload(name), json.RootElement, TypeOf(name));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task OfficialExamplesLoseNothing(string path)
    {
        var examples = ReferenceFiles.Examples(path).ToList();
        Assert.SkipWhen(!ReferenceFiles.Payloads.Any(), ReferenceFiles.Missing);

        Assert.NotEmpty(examples);
        foreach (var (name, body) in examples)
        {
            // The answer to a change in bulk says what was changed, and is no issue.
            var isDelta = name.StartsWith("put ", StringComparison.Ordinal) && body.ValueKind == JsonValueKind.Object && !body.TryGetProperty("id", out _);
            await AssertLosesNothing(
                Encoding.UTF8.GetBytes(body.GetRawText()), body, isDelta ? typeof(IssueDelta) : s_operations.Single(operation => operation.Path == path).Type);
        }
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
