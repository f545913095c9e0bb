namespace SentryPS.Api;

/// <summary>
/// Which host of a Sentry service has a path. A server of one's own is all of them; sentry.io has a control host, for
/// accounts, integrations and the like, and a host in each region, where the data of organizations are.
/// </summary>
internal enum ApiHost
{
    /// <summary>The host that the connection is made to. The control host passes on what belongs to a region.</summary>
    Connection,

    /// <summary>The control host, whichever host the connection is made to.</summary>
    Control,

    /// <summary>The host of the region in which the request's organization is.</summary>
    Region,

    /// <summary>
    /// The host of a DSN, to which the connection is made: it takes what is sent to a project with the project's own
    /// key, below <c>/api/</c>. No token goes there.
    /// </summary>
    Ingest,
}
