namespace SentryPS.Http.Json.Models;

internal static class ProjectSummaryReader
{
    public static readonly ObjectReader<SentryProjectSummary> Instance = new(() => new())
    {
        { "id", (project, ref reader) => project.Id = reader.SharedText() },
        { "slug", (project, ref reader) => project.Slug = reader.SharedText() },
        { "name", (project, ref reader) => project.Name = reader.SharedText() },
        { "platform", (project, ref reader) => project.Platform = reader.SharedText() },
    };
}
