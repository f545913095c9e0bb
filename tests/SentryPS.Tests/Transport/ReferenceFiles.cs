using System.Text.Json;

namespace SentryPS.Tests.Transport;

/// <summary>
/// Recorded answers and Sentry's official schema. They are too large and not ours to keep in the repository; where
/// somebody has put them into <c>shared/reference</c> beside it, or beside a folder around it, tests read them.
/// </summary>
internal static class ReferenceFiles
{
    public const string Missing = "There is no folder shared/reference beside the repository.";

    private static readonly string? s_folder = Find();

    private static readonly Lazy<JsonDocument> s_schema = new(() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder!, "openapi-derefed.json"))));

    public static IEnumerable<string> Payloads => s_folder is null
        ? []
        : Directory.EnumerateFiles(Path.Combine(s_folder, "payloads"), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    public static byte[] Payload(string name) => File.ReadAllBytes(Path.Combine(s_folder!, "payloads", name));

    /// <summary>The official example answers of the operations on a path below <c>/api/0/</c>.</summary>
    public static IEnumerable<(string Name, JsonElement Body)> Examples(string path)
    {
        if (s_folder is null)
        {
            yield break;
        }

        foreach (var operation in s_schema.Value.RootElement.GetProperty("paths").GetProperty("/api/0/" + path).EnumerateObject())
        {
            if (!operation.Value.TryGetProperty("responses", out var responses))
            {
                continue;
            }

            foreach (var response in responses.EnumerateObject().Where(response => response.Name.StartsWith('2')))
            {
                if (response.Value.TryGetProperty("content", out var content)
                    && content.TryGetProperty("application/json", out var json)
                    && json.TryGetProperty("examples", out var examples))
                {
                    foreach (var example in examples.EnumerateObject())
                    {
                        yield return ($"{operation.Name} {path} {example.Name}", example.Value.GetProperty("value"));
                    }
                }
            }
        }
    }

    private static string? Find()
    {
        for (var folder = Directory.GetParent(BuiltModule.Repository); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "reference");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
