using System.Collections.Concurrent;
using SentryPS.Api;
using SentryPS.Connection;

namespace SentryPS.Http;

/// <summary>
/// Which host a request goes to. The token never leaves the server of the connection: a server of one's own is one
/// host, and the hosts of sentry.io are reached by https alone.
/// </summary>
/// <param name="settings">The connection's.</param>
/// <param name="findRegion">Asks the control host for the address of an organization's region. Null where it does not
/// say.</param>
internal sealed class ServerHosts(ConnectionSettings settings, Func<string, Task<string?>> findRegion)
{
    private readonly ConcurrentDictionary<string, Uri> _regions = new(StringComparer.Ordinal);

    /// <summary>The address of a request.</summary>
    public async Task<Uri> AddressOfAsync(ApiRequest request)
    {
        var server = request.Host switch
        {
            ApiHost.Control => SentryUrl.ControlOf(settings.Url),
            ApiHost.Region when SentryUrl.IsSentryHosted(settings.Url) && !SentryUrl.IsRegion(settings.Url) && request.Organization is { } organization =>
                await RegionOfAsync(organization).ConfigureAwait(false),
            _ => settings.Url,
        };
        var query = request.Query.ToString();
        var api = request.Host == ApiHost.Ingest ? SentryUrl.IngestOf(server) : SentryUrl.ApiOf(server);
        return new($"{api.AbsoluteUri}{request.Path}{(query.Length == 0 ? "" : "?")}{query}");
    }

    private async Task<Uri> RegionOfAsync(string organization)
    {
        if (!_regions.TryGetValue(organization, out var region))
        {
            // Where it cannot be known, the control host serves: it passes on what belongs to a region.
            region = Uri.TryCreate(await findRegion(organization).ConfigureAwait(false), UriKind.Absolute, out var named) && SentryUrl.IsSentryHosted(named)
                ? SentryUrl.Parse(named.AbsoluteUri)
                : SentryUrl.ControlOf(settings.Url);
            _regions[organization] = region;
        }

        return region;
    }
}
