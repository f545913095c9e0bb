using SentryPS.Connection;

namespace SentryPS.Cmdlets;

/// <summary>
/// Finds the connection for an object that was piped or a page that was named: an id means another thing on another server,
/// so it goes back to where it came from, or nowhere.
/// </summary>
internal static class TargetConnection
{
    /// <param name="target">What is worked on.</param>
    /// <param name="given">The connection that the user gave to the command. Null if none.</param>
    /// <param name="own">The connection that the command has without the target.</param>
    public static SentryConnection Of(SentryName target, SentryConnection? given, Func<SentryConnection> own)
    {
        if (target.IsSpecification && given is not null)
            return given;

        var origin = target.Facts?.Live?.Connection;
        if (given is null && origin is { IsClosed: false, IsReplaced: false })
            return origin;

        if (given is null && origin is { IsClosed: false } && !SentryUrl.IsSameServer(origin.Url, own().Url))
            return origin;

        var connection = own();
        if (target.Server is { } server && !SentryUrl.IsSameServer(server, connection.Url))
        {
            throw SentryException.InvalidInput(
                $"'{target}' is of the server {server.GetLeftPart(UriPartial.Authority)}, but the connection is to {connection.Url.GetLeftPart(UriPartial.Authority)}.",
                target);
        }

        return connection;
    }
}
