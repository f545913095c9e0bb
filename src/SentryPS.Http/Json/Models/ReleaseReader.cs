namespace SentryPS.Http.Json.Models;

internal static class ReleaseReader
{
    public static readonly ObjectReader<SentryRelease> Instance = new(() => new())
    {
        { "id", (release, ref reader) => release.Id = reader.Text() ?? "" },
        { "version", (release, ref reader) => release.Version = reader.Text() ?? "" },
        { "shortVersion", (release, ref reader) => release.ShortVersion = reader.Text() },
        { "status", (release, ref reader) => release.Status = reader.Text() },
        { "projects", (release, ref reader) => release.Projects = ProjectSummaryReader.Instance.ReadArray(ref reader) },
        { "dateCreated", (release, ref reader) => release.DateCreated = reader.Date() },
        { "dateReleased", (release, ref reader) => release.DateReleased = reader.Date() },
        { "firstEvent", (release, ref reader) => release.FirstEvent = reader.Date() },
        { "lastEvent", (release, ref reader) => release.LastEvent = reader.Date() },
        { "newGroups", (release, ref reader) => release.NewGroups = reader.Int32() },
        { "commitCount", (release, ref reader) => release.CommitCount = reader.Int32() },
        { "deployCount", (release, ref reader) => release.DeployCount = reader.Int32() },
        { "ref", (release, ref reader) => release.Ref = reader.Text() },
        { "url", (release, ref reader) => release.Url = reader.Text() },
    };
}
