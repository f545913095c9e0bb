using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SentryPS.Connection;

/// <summary>
/// The connection that cmdlets use when they are given none: one per runspace, so that parallel scripts never see each
/// other's.
/// </summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, Slot> s_slots = new();

    /// <summary>What Connect-Sentry made in this runspace. Null before it, and after Disconnect-Sentry.</summary>
    public static SentryConnection? Connected
    {
        get => Current.Connected;
        set
        {
            if (Current.Connected is { } replaced)
                replaced.IsReplaced = true;

            Current.Connected = value;
        }
    }

    private static Slot Current => s_slots.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>
    /// The connection of this runspace: what Connect-Sentry made, else what the environment and .sentryclirc describe at
    /// this moment.
    /// </summary>
    /// <param name="folder">The current location, where the search for .sentryclirc begins.</param>
    /// <param name="warn">Told of what a person should know.</param>
    public static SentryConnection Get(Func<string> folder, Action<string> warn) =>
        Connected ?? Current.Ambient(ConnectionResolver.Resolve(new(), ConfigurationSources.Find(folder()), warn));

#pragma warning disable CA1001 // Nobody is told when a runspace ends; its sockets close when they have been idle.
    private sealed class Slot
#pragma warning restore CA1001
    {
        private SentryConnection? _ambient;

        public SentryConnection? Connected { get; set; }

        // Kept while the settings stay the same, for its open sockets.
        public SentryConnection Ambient(ConnectionSettings settings)
        {
            if (_ambient is null || !_ambient.Settings.IsSameAs(settings))
            {
                _ambient = new SentryConnection(settings);
            }

            return _ambient;
        }
    }
}
