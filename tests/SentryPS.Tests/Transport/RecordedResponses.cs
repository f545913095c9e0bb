namespace SentryPS.Tests.Transport;

/// <summary>
/// Responses of real servers, a JSON file each. They are not ours to keep in the repository: tests read them where the
/// variable SENTRY_RESPONSES names the folder.
/// </summary>
internal static class RecordedResponses
{
    public const string Missing = "The variable SENTRY_RESPONSES names no folder.";

    private static readonly string? s_folder = Environment.GetEnvironmentVariable("SENTRY_RESPONSES");

    public static IEnumerable<string> Names => string.IsNullOrEmpty(s_folder)
        ? []
        : Directory.EnumerateFiles(s_folder, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(s_folder!, name));
}
