using System.Text.Json;
using SentryPS.Api;

namespace SentryPS.Tests.Schema;

/// <summary>The index that is committed was made from the official schema as it is.</summary>
public sealed class IndexTests
{
    [Fact]
    public void HasTheOperationsOfTheSchemaAndTheirParameters()
    {
        Assert.SkipUnless(OfficialSchema.IsHere, OfficialSchema.Missing);

        Assert.Equal(OfficialSchema.Operations.Keys.Order(), OperationIndex.Shared.All.Select(operation => operation.Name).Order());
        Assert.All(OperationIndex.Shared.All, operation => Assert.Equal(
            ParametersOf(OfficialSchema.Operations[operation.Name]).Order(),
            operation.Parameters
                .Select(parameter => $"{parameter.Location} {parameter.Name} {parameter.IsRequired}".ToLowerInvariant())
                .Order()));
    }

    private static IEnumerable<string> ParametersOf(JsonElement operation)
    {
        if (operation.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in parameters.EnumerateArray())
            {
                var isRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean();
                yield return $"{parameter.GetProperty("in")} {OfficialSchema.NameOf(parameter)} {isRequired}".ToLowerInvariant();
            }
        }

        if (operation.TryGetProperty("requestBody", out var body))
        {
            var schema = body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
            List<string?> required = schema.TryGetProperty("required", out var names)
                ? [.. names.EnumerateArray().Select(name => name.GetString())]
                : [];
            foreach (var field in schema.GetProperty("properties").EnumerateObject())
            {
                yield return $"body {field.Name} {required.Contains(field.Name)}".ToLowerInvariant();
            }
        }
    }
}
