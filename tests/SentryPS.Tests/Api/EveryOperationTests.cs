using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Transport;

namespace SentryPS.Tests.Api;

/// <summary>
/// Each operation of the official schema is called through Invoke-SentryApi, and answered by its official example where the
/// schema is here. That the requests are as the schema has them is judged after each test.
/// </summary>
public sealed class EveryOperationTests(SharedSandbox shared) : SharedSandboxTests(shared), IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");

    public static TheoryData<string> Operations => [.. OperationIndex.Shared.All.Select(operation => operation.Name)];

    public static TheoryData<string> Reading =>
        [.. OperationIndex.Shared.All.Where(operation => operation.Method == "GET").Select(operation => operation.Name)];

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Operations))]
    public void IsCalledByItsName(string name)
    {
        var operation = OperationIndex.Shared.Find(name)!;
        var (status, example) = ExampleOf(operation);
        var rows = RowsIn(operation, example);
        var pages = operation.Method == "GET" && rows.IsList && !rows.IsScim ? 2 : 1;
        if (pages == 2)
            Session.Server.Faults.Next(FaultKinds.Answer(status, example, headers: [Wire.NextLink("0:100:0")]));
        Session.Server.Faults.Next(FaultKinds.Answer(status, example));

        var result = Call(ParametersOf(operation));

        result.AssertNoErrors();
        Assert.Empty(result.Warnings);
        var sent = Session.Server.Requests.All;
        Assert.Equal(pages, sent.Count);
        var match = OperationIndex.Shared.Match(sent[0].Method, sent[0].Path);
        Assert.Equal(name, match?.Operation.Name);
        Assert.Equal(operation.Path.EndsWith('/'), sent[0].Path.EndsWith('/'));
        Assert.Equal(pages * rows.Items.Count, result.Output.Count);
        foreach (var (expected, item) in rows.Items.Concat(pages == 2 ? rows.Items : []).Zip(result.Output))
        {
            if (expected.ValueKind == JsonValueKind.Object)
            {
                Assert.IsType<PSCustomObject>(item.BaseObject);
                JsonComparison.AssertSame(expected, ApiRow.Raw(item), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public void ArrivesWholeInAFile(string name)
    {
        var operation = OperationIndex.Shared.Find(name)!;
        var (status, example) = ExampleOf(operation);
        Session.Server.Faults.Next(FaultKinds.Answer(status, example));
        var parameters = ParametersOf(operation);
        parameters["OutFile"] = _file;

        var result = Call(parameters);

        result.AssertNoErrors();
        Assert.Empty(result.Output);
        Assert.Equal(example, File.ReadAllText(_file));
    }

    private ShellResult Call(Hashtable parameters)
    {
        Session.Shell.Set("parameters", parameters);
        return Run("Invoke-SentryApi @parameters");
    }

    private Hashtable ParametersOf(SentryApiOperation operation)
    {
        var parameters = new Hashtable { ["Operation"] = operation.Name, ["Project"] = "backend" };
        var holes = Values(operation, SentryApiParameterLocation.Path, parameter => parameter.Name is not ("organization" or "project"));
        if (holes.Count > 0)
            parameters["PathParameter"] = holes;

        if (Values(operation, SentryApiParameterLocation.Query, parameter => parameter.IsRequired) is { Count: > 0 } query)
            parameters["Query"] = query;

        if (operation.Method == "DELETE")
            parameters["Force"] = true;

        var fields = Values(operation, SentryApiParameterLocation.Body, parameter => parameter.IsRequired);
        if (operation.BodyFormat == "multipart")
        {
            File.WriteAllText(_file, "content");
            fields["file"] = new FileInfo(_file);
            parameters["Form"] = fields;
        }
        else if (operation.BodyFormat is not null)
        {
            parameters["Body"] = fields;
        }

        return parameters;
    }

    private static Hashtable Values(SentryApiOperation operation, SentryApiParameterLocation location, Func<SentryApiParameter, bool> isWanted)
    {
        var values = new Hashtable();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Location == location && isWanted(parameter)))
            values[parameter.Name] = SampleValues.Of(operation, parameter);
        return values;
    }

    private static (int Status, string Body) ExampleOf(SentryApiOperation operation)
    {
        if (!OfficialSchema.IsHere)
            return (200, operation.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase) ? """[{"id":"1"},{"id":"2"}]""" : """{"id":"1"}""");

        var (_, status, body) = OfficialSchema.Examples(operation).FirstOrDefault();
        return status > 0 ? (status, body.GetRawText()) : (200, "{}");
    }

    /// <summary>The rows that the command has to find in the example, told apart by other means than its own.</summary>
    private static (IReadOnlyList<JsonElement> Items, bool IsList, bool IsScim) RowsIn(SentryApiOperation operation, string example)
    {
        if (example.Length == 0)
            return ([], false, false);

        var isPaged = operation.Parameters.Any(parameter => parameter.Name == "cursor");
        var root = JsonDocument.Parse(Encoding.UTF8.GetBytes(example)).RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            return ([.. root.EnumerateArray()], isPaged || operation.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase), false);

        if (operation.Method == "GET" && operation.Tag == "SCIM" && root.TryGetProperty("Resources", out var resources))
            return ([.. resources.EnumerateArray()], true, true);

        return isPaged && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
            ? ([.. data.EnumerateArray()], true, false)
            : ([root], false, false);
    }
}
