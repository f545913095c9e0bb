using System.Text.Json;
using SentryPS.Api;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Schema;

/// <summary>Compares requests with the index of operations: names, types, values, and what is required.</summary>
internal static class RequestJudge
{
    private const string Api = "/api/0/";

    /// <summary>What a request has that the index does not know. Deviations that are known are among it.</summary>
    public static IEnumerable<Finding> Judge(RecordedRequest request)
    {
        var path = request.Path.StartsWith(Api, StringComparison.Ordinal) ? request.Path[Api.Length..] : request.Path;
        if (OperationIndex.Shared.Match(request.Method, path) is not { } match)
        {
            return [new($"{request.Method} {path}", "operation", "the schema has no such operation")];
        }

        var operation = match.Operation;
        return
        [
            .. path.EndsWith('/') == operation.Path.EndsWith('/')
                ? Array.Empty<Finding>()
                : [new(operation.Name, "operation", "the slash at the end of the path is not as in the schema")],
            .. match.Values.SelectMany(hole => JudgeText(operation, SentryApiParameterLocation.Path, hole.Key, [hole.Value])),
            .. request.Query.ToLookup(pair => pair.Key, pair => pair.Value)
                .SelectMany(values => JudgeText(operation, SentryApiParameterLocation.Query, values.Key, [.. values])),
            .. Missing(operation, SentryApiParameterLocation.Query, [.. request.Query.Select(pair => pair.Key)]),
            .. JudgeBody(operation, request),
        ];
    }

    private static IEnumerable<Finding> JudgeText(
        SentryApiOperation operation, SentryApiParameterLocation location, string name, IReadOnlyList<string> values)
    {
        var subject = SubjectOf(location, name);
        if (Find(operation, location, name) is not { } parameter)
        {
            yield return new(operation.Name, subject, "the schema has no such parameter");
            yield break;
        }

        if (values.Count > 1 && !ValueTypes.IsList(parameter.Type))
        {
            yield return new(operation.Name, subject, $"it is sent {values.Count} times, but is no list");
        }

        foreach (var value in values)
        {
            if (!ValueTypes.Fits(value, parameter.Type))
            {
                yield return new(operation.Name, subject, $"'{value}' is no {parameter.Type}");
            }
            else if (!IsAllowed(value, parameter))
            {
                yield return new(operation.Name, subject, $"'{value}' is not one of {string.Join(", ", parameter.Values)}");
            }
        }
    }

    private static IEnumerable<Finding> JudgeBody(SentryApiOperation operation, RecordedRequest request)
    {
        const SentryApiParameterLocation location = SentryApiParameterLocation.Body;
        if (request.Body.Length == 0)
        {
            return Missing(operation, location, []);
        }

        if (operation.BodyFormat != "json")
        {
            // What is uploaded is bytes, which the log has not got.
            return operation.BodyFormat is null ? [new(operation.Name, "body", "the schema has no body")] : [];
        }

        using var json = JsonDocument.Parse(request.Body);
        var fields = json.RootElement.EnumerateObject()
            .Select(field => (field.Name, Value: field.Value.Clone()))
            .ToList();
        return
        [
            .. fields.SelectMany(field => JudgeField(operation, field.Name, field.Value)),
            .. Missing(operation, location, [.. fields.Select(field => field.Name)]),
        ];
    }

    private static IEnumerable<Finding> JudgeField(SentryApiOperation operation, string name, JsonElement value)
    {
        var subject = $"body {name}";
        if (Find(operation, SentryApiParameterLocation.Body, name) is not { } parameter)
        {
            yield return new(operation.Name, subject, "the schema has no such field");
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            if (!parameter.IsNullable)
            {
                yield return new(operation.Name, $"null {subject}", "the schema does not allow null");
            }
        }
        else if (!ValueTypes.Fits(value, parameter.Type))
        {
            yield return new(operation.Name, subject, $"{value.GetRawText()} is no {parameter.Type}");
        }
        else
        {
            IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
            foreach (var item in items.Where(item => !IsAllowed(item.ToString(), parameter)))
            {
                yield return new(operation.Name, subject, $"'{item}' is not one of {string.Join(", ", parameter.Values)}");
            }
        }
    }

    private static IEnumerable<Finding> Missing(
        SentryApiOperation operation, SentryApiParameterLocation location, HashSet<string> names) =>
        from parameter in operation.Parameters
        where parameter.Location == location && parameter.IsRequired && !names.Contains(parameter.Name)
        select new Finding(operation.Name, $"missing {SubjectOf(location, parameter.Name)}", "it is required");

    private static string SubjectOf(SentryApiParameterLocation location, string name) =>
        $"{location.ToString().ToLowerInvariant()} {name}";

    private static bool IsAllowed(string value, SentryApiParameter parameter) =>
        parameter.Values.Count == 0 || parameter.Values.Contains(value);

    private static SentryApiParameter? Find(
        SentryApiOperation operation, SentryApiParameterLocation location, string name) =>
        operation.Parameters.FirstOrDefault(parameter => parameter.Location == location && parameter.Name == name);
}
