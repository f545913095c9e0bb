using System.Security;
using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Makes the connection that the other cmdlets of this runspace use. What is not given comes from the environment and
/// .sentryclirc, as with sentry-cli; at a prompt, a token that is nowhere is asked for, and the server is asked
/// whether it takes the token. A script is asked nothing, and from a script nothing is sent. Nothing is written to
/// disk.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Sentry")]
[OutputType(typeof(SentryConnection))]
public sealed class ConnectSentryCommand : TerminalCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>
    /// The token: a SecureString, a PSCredential whose password it is, or text. Without it, <c>SENTRY_AUTH_TOKEN</c>
    /// is used, then the token in <c>.sentryclirc</c>; at a prompt you are asked for one. Most commands need a
    /// personal token (it starts with <c>sntryu_</c>) or the token of an internal integration (<c>sntryi_</c>). An
    /// organization token (<c>sntrys_</c>) can only do what CI needs, such as creating releases; it also says which
    /// server and organization it is for.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [TokenTransformation]
    public SecureString? Token { get; set; }

    /// <summary>
    /// The address of the server, or of one of its pages: what belongs to the page (<c>/organizations/…</c>,
    /// <c>/issues/…</c>) or to the API (<c>/api/0/</c>) is left out. Without it, what the token says is used, then
    /// <c>SENTRY_URL</c>, then <c>.sentryclirc</c>, then https://sentry.io. <c>https://acme.sentry.io</c> also sets the
    /// organization to <c>acme</c>.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Url { get; set; }

    /// <summary>
    /// The slug or id of the organization that commands use when they are given none. Without it, what the token or the
    /// address says is used, then <c>SENTRY_ORG</c>, then <c>.sentryclirc</c>. If nothing says, there is no default.
    /// </summary>
    [Parameter]
    [ValidateSlug]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    public string? Organization { get; set; }

    /// <summary>
    /// The slug or id of the project that listings are limited to, and that new releases belong to, when a command is
    /// given none. Without it, <c>SENTRY_PROJECT</c> is used, then <c>.sentryclirc</c>. If nothing says, there is no
    /// default: listings then cover all projects.
    /// </summary>
    [Parameter]
    [ValidateSlug]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>
    /// A name for the connection, by which <c>-Connection</c> takes it in this session. Commands that are given no
    /// connection do not use one that has a name. Another connection of the same name takes its place.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// How many seconds a request may take until its response begins, and how many seconds the response may stall on
    /// its way. From 1 to 86400.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = ConnectionSettings.DefaultTimeoutSec;

    /// <summary>
    /// How many seconds a request may take with all its tries and waits, from 1 to 86400. Without it, there is no such
    /// limit: each try has the time of <c>-TimeoutSec</c>.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int? OperationTimeoutSec { get; set; }

    /// <summary>
    /// How often a request is tried again after a failure that may pass: a lost connection, a rate limit, a server that
    /// is busy. 0 means never; 20 is the most. Waits grow from half a second to ten seconds. Requests that must not be
    /// sent twice are not tried again, unless it is certain that the server did nothing.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = ConnectionSettings.DefaultMaximumRetryCount;

    /// <summary>
    /// How large a response may be that is read into memory, unpacked; in bytes, such as <c>512MB</c>. A larger one is
    /// an error. From 1MB to 2,000,000,000 bytes. Downloads have no limit.
    /// </summary>
    [Parameter]
    [ValidateRange(1024 * 1024, 2_000_000_000)]
    public int MaximumResponseSize { get; set; } = ConnectionSettings.DefaultMaximumResponseSize;

    /// <summary>
    /// The proxy to go through, in place of the system's; its address may have name and password in it. To this
    /// machine none is used.
    /// </summary>
    [Parameter]
    [ProxyTransformation]
    public Uri? Proxy { get; set; }

    /// <summary>The name and password for the proxy given by <c>-Proxy</c>.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>
    /// A file with certificates of authorities to trust besides those of the system, in PEM or DER form.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateAuthority { get; set; }

    /// <summary>
    /// Accepts any certificate. Anyone on the way to the server can then read the token: use it for a test server only,
    /// and <c>-CertificateAuthority</c> for a server of your own.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>
    /// Allows plain http to another machine. Everybody on the way can then read the token. Plain http to this machine
    /// (localhost) is always allowed.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>
    /// Emits the connection. It shows the address, the defaults and the kind of the token, but never the token itself.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var isAttended = TokenPrompt.CanAsk(Host, MyInvocation);
            var connection = new SentryConnection(ReadSettings(isAttended));
            if (Proxy is not null && SentryUrl.IsLoopback(connection.Url))
                WriteWarning($"{connection.Url} is on this machine, so the proxy is not used.");

            if (isAttended)
                connection = Checked(connection);

            ConnectionStore.Keep(connection);
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (SentryException exception)
        {
            ThrowTerminatingError(exception.ErrorRecord);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>
    /// What is wrong with address or token is said at once, before the connection takes the place of another.
    /// </summary>
    private SentryConnection Checked(SentryConnection connection)
    {
        if (ServerCheck.Probe(connection, _stop.Token) is null)
        {
            WriteWarning(
                $"{connection.Url} has not answered yet. Is the address right? Test-SentryConnection asks again.");
            return connection;
        }

        return connection.Organization is null
            && ServerCheck.OnlyOrganization(connection, _stop.Token) is { } organization
                ? new(connection.Settings with { Organization = organization })
                : connection;
    }

    private ConnectionSettings ReadSettings(bool isAttended)
    {
        var choices = new ConnectionChoices
        {
            Token = Token,
            Url = Url,
            Organization = Organization,
            Project = Project,
        };
        var sources = ConfigurationSources.Find(SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        if (isAttended && !ConnectionResolver.HasToken(choices, sources))
            choices = choices with { Token = TokenPrompt.Ask(Host, ConnectionResolver.ServerOf(choices, sources)) };

        return ConnectionResolver.Resolve(choices, sources, WriteWarning) with
        {
            Name = Name,
            TimeoutSec = TimeoutSec,
            OperationTimeoutSec = OperationTimeoutSec,
            MaximumRetryCount = MaximumRetryCount,
            MaximumResponseSize = MaximumResponseSize,
            Proxy = Proxy,
            ProxyCredential = ProxyCredential,
            CertificateAuthority = CertificateAuthority is null ? null : ReadableFile(CertificateAuthority),
            SkipCertificateCheck = SkipCertificateCheck,
            AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
        };
    }

    private string ReadableFile(string path)
    {
        var file = PathOf(path);
        return File.Exists(file)
            ? file
            : throw SentryException.InvalidInput($"There is no file {file} with certificates.", path);
    }
}
