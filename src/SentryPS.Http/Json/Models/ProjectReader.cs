namespace SentryPS.Http.Json.Models;

internal static class ProjectReader
{
    public static readonly ObjectReader<SentryProject> Instance = new(() => new())
    {
        { "id", (project, ref reader) => project.Id = reader.Text() ?? "" },
        { "slug", (project, ref reader) => project.Slug = reader.Text() ?? "" },
        { "name", (project, ref reader) => project.Name = reader.Text() },
        { "platform", (project, ref reader) => project.Platform = reader.Text() },
        { "status", (project, ref reader) => project.Status = reader.Text() },
        { "dateCreated", (project, ref reader) => project.DateCreated = reader.Date() },
        { "firstEvent", (project, ref reader) => project.FirstEvent = reader.Date() },
        { "latestRelease", (project, ref reader) => project.LatestRelease = reader.TextOf("version") },
        { "teams", (project, ref reader) => project.Teams = reader.TextArray("slug") },
        { "isMember", (project, ref reader) => project.IsMember = reader.Flag() },
        { "isBookmarked", (project, ref reader) => project.IsBookmarked = reader.Flag() },
    };
}
