using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Closes a connection. Without <c>-Connection</c> it is the one that Connect-Sentry made in this runspace; where
/// there is none, nothing happens. Of connections with names it closes the one that is named. The environment and
/// .sentryclirc serve again afterwards.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "Sentry")]
[OutputType(typeof(void))]
public sealed class DisconnectSentryCommand : TerminalCmdlet
{
    /// <summary>
    /// The connection to close, or the name that <c>Connect-Sentry -Name</c> gave to it. Without it, the one that
    /// <c>Connect-Sentry</c> made in this session without a name is closed.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public SentryConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Connection is null && MyInvocation.BoundParameters.ContainsKey(nameof(Connection)))
        {
            ThrowTerminatingError(SentryException.InvalidInput(
                "-Connection was given nothing ($null). Was a variable not set?").ErrorRecord);
        }

        if ((Connection ?? ConnectionStore.Connected) is { } connection)
        {
            connection.Dispose();
            ConnectionStore.Forget(connection);
        }
    }
}
