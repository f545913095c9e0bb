namespace SentryPS.Http.Json.Models;

internal static class TeamReader
{
    public static readonly ObjectReader<SentryTeam> Instance = new(() => new())
    {
        { "id", (team, ref reader) => team.Id = reader.Text() ?? "" },
        { "slug", (team, ref reader) => team.Slug = reader.Text() ?? "" },
    };
}
