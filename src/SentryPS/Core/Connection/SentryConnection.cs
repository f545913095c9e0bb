using SentryPS.Connection;

namespace SentryPS;

/// <summary>
/// A way to a Sentry server: address, token and defaults. Immutable, free of threads' and runspaces' state, and so safe
/// to share with <c>ForEach-Object -Parallel</c> by <c>$using:</c>. Nothing that can be read from it holds the token.
/// </summary>
public sealed class SentryConnection : IDisposable
{
    private readonly Lazy<ISentryTransport> _transport;
    private volatile bool _isClosed;

    internal SentryConnection(ConnectionSettings settings)
    {
        settings.Validate();
        Settings = settings;
        Server = settings.Url.AbsoluteUri;
        _transport = new(() => TransportLoader.Create(this));
    }

    /// <summary>What <c>-Connection</c> calls it, where Connect-Sentry gave it a name. Else null.</summary>
    public string? Name => Settings.Name;

    /// <summary>The server's address, without <c>/api/0/</c>.</summary>
    public Uri Url => Settings.Url;

    /// <summary>
    /// The slug of the organization that cmdlets use when none is given. Null if there is no default.
    /// </summary>
    public string? Organization => Settings.Organization;

    /// <summary>
    /// The slug or id of the project that cmdlets use when none is given. Null if there is no default.
    /// </summary>
    public string? Project => Settings.Project;

    /// <summary>The kind of the token, as its prefix tells.</summary>
    public SentryTokenKind TokenKind => Settings.Token?.Kind ?? SentryTokenKind.Unknown;

    /// <summary>
    /// Where the token was found: <c>-Token</c>, the name of an environment variable, or the path of a file.
    /// </summary>
    public string TokenSource => Settings.TokenSource;

    /// <summary>
    /// How long a request may take until its response begins, and how long its body may stall; in seconds.
    /// </summary>
    public int TimeoutSec => Settings.TimeoutSec;

    internal ConnectionSettings Settings { get; }

    /// <summary>The time by which commands wait that follow what happens on the server.</summary>
    internal Clock Clock { get; set; } = new();

    /// <summary>Whether the connection was closed: its token is not used again.</summary>
    internal bool IsClosed => _isClosed;

    /// <summary>Whether another one has become the session's own in its place.</summary>
    internal bool IsReplaced { get; set; }

    /// <summary>The address as objects show it; one string for all of them.</summary>
    internal string Server { get; }

    internal Uri ApiUrl => SentryUrl.ApiOf(Url);

    internal ISentryTransport Transport => _isClosed
        ? throw new SentryConnectionException(
            $"The connection to {Url} was closed by Disconnect-Sentry.",
            "SentryConnectionClosed",
            System.Management.Automation.ErrorCategory.ConnectionError)
        : _transport.Value;

    /// <summary>Closes the connection's sockets. Cmdlets that are still given it report an error.</summary>
    public void Dispose()
    {
        _isClosed = true;
        if (_transport.IsValueCreated)
        {
            _transport.Value.Dispose();
        }
    }

    /// <summary>The address and, if there is one, the default organization.</summary>
    public override string ToString() => Organization is null ? Url.ToString() : $"{Url} ({Organization})";
}
