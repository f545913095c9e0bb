using System.Text;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Schema;

/// <summary>Compares requests, and the sandbox's own answers, with the whole official schema, where it is here.</summary>
internal static class WholeSchemaJudge
{
    /// <summary>Enough of a long listing to see what its rows are like.</summary>
    private const int MostRows = 5;

    /// <summary>What the index does not say: lengths, patterns, and what is inside the fields of a body.</summary>
    public static IEnumerable<Finding> JudgeRequest(RecordedRequest request)
    {
        if (OperationIndex.Shared.Match(request.Method, request.Path) is not { } match)
        {
            return [];
        }

        return
        [
            .. match.Values.SelectMany(hole => JudgeText(match.Operation, "path", hole.Key, hole.Value)),
            .. request.Query.SelectMany(pair => JudgeText(match.Operation, "query", pair.Key, pair.Value)),
            .. JudgeBody(match.Operation, request.Body),
        ];
    }

    public static IEnumerable<Finding> JudgeAnswer(RecordedRequest request, Response answer)
    {
        if (answer.Status >= 300
            || OperationIndex.Shared.Match(request.Method, request.Path)?.Operation is not { } operation)
        {
            return [];
        }

        if (!OfficialSchema.HasResponse(operation, answer.Status))
        {
            return [new(operation.Name, $"status {answer.Status}", "the schema has no such response")];
        }

        return answer.Body.Length > 0 && answer.ContentType == "application/json" && OfficialSchema.ResponseBody(operation, answer.Status) is { } schema
            ? Check(operation, "response ", answer.Body, schema)
            : [];
    }

    private static IEnumerable<Finding> JudgeText(SentryApiOperation operation, string location, string name, string text)
    {
        if (OfficialSchema.Parameter(operation, location, name) is not { } schema)
        {
            return [];
        }

        var ofOne = schema.TryGetProperty("items", out var items) ? items : schema;
        // Numbers and switches are texts here, and the index has their types.
        return ofOne.TryGetProperty("type", out var type) && type.ValueEquals("string")
            ? SchemaChecker.Check(JsonSerializer.SerializeToElement(text), ofOne)
                .Select(problem => new Finding(operation.Name, $"{location} {name}", problem.Problem))
            : [];
    }

    private static List<Finding> JudgeBody(SentryApiOperation operation, string body) =>
        body.Length > 0 && OfficialSchema.RequestBody(operation) is { } schema
            ? Check(operation, "body ", Encoding.UTF8.GetBytes(body), schema)
            : [];

    private static List<Finding> Check(SentryApiOperation operation, string prefix, ReadOnlyMemory<byte> body, JsonElement schema)
    {
        using var json = JsonDocument.Parse(body);
        IEnumerable<(JsonElement Value, JsonElement Schema, string Place)> parts =
            json.RootElement.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items)
                ? json.RootElement.EnumerateArray().Take(MostRows).Select(row => (row, items, "[]"))
                : [(json.RootElement, schema, "")];
        return
        [
            .. parts.SelectMany(part => SchemaChecker.Check(part.Value, part.Schema, part.Place))
                .Distinct()
                .Select(problem => new Finding(
                    operation.Name, KindOf(problem.Problem) + prefix + problem.Place.TrimStart('.'), problem.Problem)),
        ];
    }

    /// <summary>What is missing or null is a subject of its own: a field may be left out, and still have a type.</summary>
    private static string KindOf(string problem) => problem switch
    {
        SchemaChecker.IsMissing => "missing ",
        SchemaChecker.IsNull => "null ",
        _ => "",
    };
}
