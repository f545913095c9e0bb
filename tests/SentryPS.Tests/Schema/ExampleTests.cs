using System.Reflection;
using System.Text;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Commands;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Transport;

namespace SentryPS.Tests.Schema;

/// <summary>Official examples of what typed commands read go through the transport, and nothing of them gets lost.</summary>
public sealed class ExampleTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    private static readonly MethodInfo s_read = typeof(ExampleTests).GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Where the response is not what the command emits.</summary>
    private static readonly Dictionary<string, Type> s_otherTypes = new()
    {
        // It says what was changed; the command makes issues of it.
        ["updateOrganizationIssues"] = typeof(IssueDelta),
        // It says where the event is; the command gets it from there.
        ["resolveOrganizationEventId"] = typeof(EventPlace),
    };

    /// <summary>Tables of numbers by group and time, of which the commands make rows: their own tests compare these.</summary>
    private static readonly HashSet<string> s_tables =
        ["getOrganizationSessions", "listOrganizationStatsV2", "listOrganizationReleaseThresholdStatuses"];

    /// <summary>The operations that a command serves which emits objects of Sentry.</summary>
    public static TheoryData<string> Operations =>
        [.. OperationIndex.Shared.All.Where(operation => TypeOf(operation) is not null && !s_tables.Contains(operation.Name)).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task LosesNothing(string name)
    {
        Assert.SkipUnless(OfficialSchema.IsHere, OfficialSchema.Missing);
        var operation = OperationIndex.Shared.Find(name)!;
        var type = TypeOf(operation)!;
        var transport = Run("Get-SentryConnection").Single<SentryConnection>().Transport;

        foreach (var (_, _, body) in OfficialSchema.Examples(operation))
        {
            Session.Server.Faults.Next(Wire.Bytes(Encoding.UTF8.GetBytes(body.GetRawText())));
            var isList = body.ValueKind == JsonValueKind.Array;
            var items = await (Task<IReadOnlyList<SentryObject>>)s_read.MakeGenericMethod(type).Invoke(null, [transport, isList])!;
            IReadOnlyList<JsonElement> elements = isList ? [.. body.EnumerateArray()] : [body];
            Assert.Equal(elements.Count, items.Count);
            foreach (var (element, item) in elements.Zip(items))
            {
                JsonComparison.AssertSame(element, item.Raw, type.Name);
                var count = JsonComparison.AssertProperties(element, item);
                Assert.True(count > 1 || type == typeof(IssueDelta), $"{type.Name} has {count} properties of {element}");
            }
        }
    }

    private static Type? TypeOf(SentryApiOperation operation) => s_otherTypes.TryGetValue(operation.Name, out var other)
        ? other
        : CommandTypes()
            .Where(pair => operation.Command.Contains(pair.Command))
            .Select(pair => pair.Type)
            .FirstOrDefault(typeof(SentryObject).IsAssignableFrom);

    private static IEnumerable<(string Command, Type Type)> CommandTypes() =>
        from command in typeof(SentryIssue).Assembly.GetTypes()
        let name = command.GetCustomAttribute<System.Management.Automation.CmdletAttribute>()
        where name is not null
        from output in command.GetCustomAttributes<System.Management.Automation.OutputTypeAttribute>()
        from type in output.Type
        select ($"{name.VerbName}-{name.NounName}", type.Type);

    private static async Task<IReadOnlyList<SentryObject>> ReadAsync<T>(ISentryTransport transport, bool isList)
        where T : SentryObject
    {
        var request = new ApiRequest(ApiMethod.Get, $"anything/") { Organization = "acme" };
        if (isList)
        {
            var page = await transport.ListAsync<T>(request, SilentObserver.Instance, TestContext.Current.CancellationToken);
            return await page.Items;
        }

        var response = await transport.SendAsync<T>(request, SilentObserver.Instance, TestContext.Current.CancellationToken);
        return [response.Value!];
    }
}
