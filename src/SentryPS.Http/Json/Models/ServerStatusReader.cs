namespace SentryPS.Http.Json.Models;

internal static class ServerStatusReader
{
    private static readonly ObjectReader<SentryEventUser> s_user = new(() => new())
    {
        { "email", (user, ref reader) => user.Email = reader.Text() },
        { "username", (user, ref reader) => user.Username = reader.Text() },
        { "name", (user, ref reader) => user.Name = reader.Text() },
    };

    private static readonly ObjectReader<SentryServerStatus> s_auth = new(() => new())
    {
        { "scopes", (status, ref reader) => status.Scopes = reader.TextArray("scope") },
    };

    public static readonly ObjectReader<SentryServerStatus> Instance = new(() => new())
    {
        { "version", (status, ref reader) => status.ApiVersion = reader.Text() },
        { "user", (status, ref reader) => status.User = s_user.Read(ref reader)?.ToString() },
        { "auth", (status, ref reader) => s_auth.ReadInto(status, ref reader) },
    };
}
