namespace SentryPS.Http.Json.Models;

internal static class ProjectSummaryReader
{
    public static readonly ObjectReader<SentryProjectSummary> Instance = new(() => new())
    {
        { "id", (project, ref reader) => project.Id = reader.Text() },
        { "slug", (project, ref reader) => project.Slug = reader.Text() },
        { "name", (project, ref reader) => project.Name = reader.Text() },
        { "platform", (project, ref reader) => project.Platform = reader.Text() },
    };
}
