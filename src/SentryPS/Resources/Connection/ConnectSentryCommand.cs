using System.Security;
using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Makes the connection that the other cmdlets of this runspace use. What is not given comes from the environment and
/// .sentryclirc, as with sentry-cli. Nothing is sent and nothing is written to disk.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Sentry")]
[OutputType(typeof(SentryConnection))]
public sealed class ConnectSentryCommand : TerminalCmdlet
{
    /// <summary>The token, as a SecureString or as text.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [TokenTransformation]
    public SecureString? Token { get; set; }

    /// <summary>The address of the server; https://sentry.io if it is not given and the token does not say.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Url { get; set; }

    /// <summary>The slug or id of the organization that cmdlets use when they are given none.</summary>
    [Parameter]
    [ValidateSlug]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    public string? Organization { get; set; }

    /// <summary>The slug or id of the project that cmdlets use when they are given none.</summary>
    [Parameter]
    [ValidateSlug]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>How long a request may take until its response begins, and how long its body may stall; in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = ConnectionSettings.DefaultTimeoutSec;

    /// <summary>How long a request may take with all its tries and waits; in seconds. Without it there is no such limit.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int? OperationTimeoutSec { get; set; }

    /// <summary>How often a request is tried again after a failure that may pass.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = ConnectionSettings.DefaultMaximumRetryCount;

    /// <summary>
    /// How large a response may be that is read into memory, unpacked; in bytes, such as <c>512MB</c>. Downloads have no limit.
    /// </summary>
    [Parameter]
    [ValidateRange(1024 * 1024, 2_000_000_000)]
    public int MaximumResponseSize { get; set; } = ConnectionSettings.DefaultMaximumResponseSize;

    /// <summary>The proxy to go through, in place of the system's; its address may have name and password in it. To this machine none is used.</summary>
    [Parameter]
    [ProxyTransformation]
    public Uri? Proxy { get; set; }

    /// <summary>The name and password for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>A file with certificates of authorities to trust besides the system's, in PEM or DER.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateAuthority { get; set; }

    /// <summary>Trusts any certificate of the server. Anyone on the way can then read the token.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Allows plain http to another machine, and with it everybody on the way to read the token.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Emits the connection, to be given to other cmdlets' <c>-Connection</c>.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var connection = new SentryConnection(ReadSettings());
            if (Proxy is not null && SentryUrl.IsLoopback(connection.Url))
            {
                WriteWarning($"{connection.Url} is on this machine, so the proxy is not used.");
            }

            ConnectionStore.Connected = connection;
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (SentryException exception)
        {
            ThrowTerminatingError(exception.ErrorRecord);
        }
    }

    private ConnectionSettings ReadSettings()
    {
        var choices = new ConnectionChoices { Token = Token, Url = Url, Organization = Organization, Project = Project };
        var sources = ConfigurationSources.Find(SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        return ConnectionResolver.Resolve(choices, sources, WriteWarning) with
        {
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
        var file = GetUnresolvedProviderPathFromPSPath(path);
        return File.Exists(file)
            ? file
            : throw SentryException.InvalidInput($"There is no file {file} with certificates.", path);
    }
}
