namespace SentryPS.Http.Json.Models;

internal static class ProjectSummaryReader
{
    public static readonly ObjectReader<SentryProjectSummary> Instance = new(() => new())
    {
        { "id", (project, ref reader) => project.Id = reader.CommonText() },
        { "slug", (project, ref reader) => project.Slug = reader.CommonText() },
        { "name", (project, ref reader) => project.Name = reader.CommonText() },
        { "platform", (project, ref reader) => project.Platform = reader.CommonText() },
    };
}
