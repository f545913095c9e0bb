using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Emits the connection that cmdlets use now: what Connect-Sentry made in this runspace, else what the environment and
/// .sentryclirc describe; or those that have names. It sends nothing.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryConnection")]
[OutputType(typeof(SentryConnection))]
public sealed class GetSentryConnectionCommand : SentryCmdlet
{
    /// <summary>
    /// Names that <c>Connect-Sentry -Name</c> gave to connections of this session; <c>*</c> stands for any text. A name
    /// that no connection has is an error.
    /// </summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = [];

    private protected override void ProcessInput()
    {
        if (Name.Length == 0)
            WriteObject(ActiveConnection);

        ForEachTarget(Name, name => WriteObject(Named(name), enumerateCollection: true));
    }

    private static IEnumerable<SentryConnection> Named(string name)
    {
        var pattern = new NamePattern(name);
        return name.Contains(NamePattern.AnyText)
            ? ConnectionStore.Named.Where(connection => pattern.Fits(connection.Name ?? ""))
            : [ConnectionStore.Get(name)];
    }
}
