using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Repositories as JSON.</summary>
internal static class RepositoryShape
{
    public static JsonObject Row(Repository repository) => new()
    {
        ["id"] = ApiJson.Id(repository.Id),
        ["name"] = repository.Name,
        ["url"] = $"https://git.example.com/{repository.Name}",
        ["provider"] = repository.IntegrationId is null
            ? new JsonObject { ["id"] = "unknown", ["name"] = "Unknown Provider" }
            : new JsonObject { ["id"] = "integrations:github", ["name"] = "GitHub" },
        ["status"] = repository.Status,
        ["dateCreated"] = ApiJson.Date(repository.DateCreated),
        ["integrationId"] = repository.IntegrationId,
        ["externalSlug"] = repository.Name,
        ["externalId"] = repository.IntegrationId is null ? null : ApiJson.Id(repository.Id % 1_000_000),
    };

    public static JsonObject WithSettings(Repository repository)
    {
        var row = Row(repository);
        row["settings"] = new JsonObject { ["enabledCodeReview"] = false, ["codeReviewTriggers"] = new JsonArray() };
        return row;
    }
}
