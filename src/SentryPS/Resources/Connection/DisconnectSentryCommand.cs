using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Closes a connection. Without <c>-Connection</c> it is the one that Connect-Sentry made in this runspace; where there is
/// none, nothing happens. The environment and .sentryclirc serve again afterwards.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "Sentry")]
[OutputType(typeof(void))]
public sealed class DisconnectSentryCommand : TerminalCmdlet
{
    /// <summary>
    /// The connection to close. Without it, the one that <c>Connect-Sentry</c> made in this session is closed.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public SentryConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var connection = Connection ?? ConnectionStore.Connected;
        connection?.Dispose();
        if (ReferenceEquals(connection, ConnectionStore.Connected))
        {
            ConnectionStore.Connected = null;
        }
    }
}
