using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SentryPS.Connection;

/// <summary>
/// The connections that Connect-Sentry made: for each runspace its own, so that parallel scripts never see each
/// other's.
/// </summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, Slot> s_slots = new();

    /// <summary>
    /// What Connect-Sentry made in this runspace without a name. Null before it, and after Disconnect-Sentry.
    /// </summary>
    public static SentryConnection? Connected => Current.Connected;

    /// <summary>The connections of this runspace that have a name, in the order of their names.</summary>
    public static IReadOnlyList<SentryConnection> Named =>
        [.. Current.Named.Values.OrderBy(connection => connection.Name, StringComparer.OrdinalIgnoreCase)];

    /// <exception cref="SentryException">There is none of that name.</exception>
    public static SentryConnection Get(string name) =>
        Current.Named.TryGetValue(name, out var connection) ? connection : throw NoneNamed(name);

    /// <summary>Keeps a connection, under its name if it has one, in place of the one that was there.</summary>
    public static void Keep(SentryConnection connection)
    {
        var replaced = connection.Name is { } name
            ? Current.Named.TryGetValue(name, out var known) ? known : null
            : Connected;
        if (replaced is not null)
            replaced.IsReplaced = true;

        if (connection.Name is null)
            Current.Connected = connection;
        else
            Current.Named[connection.Name] = connection;
    }

    public static void Forget(SentryConnection connection)
    {
        if (ReferenceEquals(Connected, connection))
        {
            connection.IsReplaced = true;
            Current.Connected = null;
        }

        if (Current.Named.ContainsValue(connection))
            Current.Named.Remove(connection.Name!);
    }

    private static Slot Current => s_slots.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>
    /// The connection of this runspace: what Connect-Sentry made, else what the environment and .sentryclirc describe
    /// at this moment.
    /// </summary>
    /// <param name="folder">The current location, where the search for .sentryclirc begins.</param>
    /// <param name="warn">Told of what a person should know.</param>
    public static SentryConnection Get(Func<string> folder, Action<string> warn) =>
        Connected ?? Current.Ambient(ConnectionResolver.Resolve(new(), ConfigurationSources.Find(folder()), warn));

    /// <summary>
    /// A connection that is not kept as the session's own, for what has been typed of a Connect-Sentry.
    /// </summary>
    public static SentryConnection GetFor(ConnectionChoices choices, string folder) =>
        Current.Typed(ConnectionResolver.Resolve(choices, ConfigurationSources.Find(folder), static _ => { }));

    private static SentryConnectionException NoneNamed(string name)
    {
        var names = Named.Select(connection => connection.Name!).ToList();
        return new(
            $"There is no connection named '{name}' in this session.{Suggestion.For(name, names)}",
            "SentryNotConnected",
            ErrorCategory.ObjectNotFound)
        {
            Target = name,
            RecommendedAction = $"Make it by Connect-Sentry -Name {name}."
                + (names.Count == 0 ? "" : $" There are: {string.Join(", ", names)}."),
        };
    }

#pragma warning disable CA1001 // Nobody is told when a runspace ends; its sockets close when they have been idle.
    private sealed class Slot
#pragma warning restore CA1001
    {
        private SentryConnection? _ambient;
        private SentryConnection? _typed;

        public SentryConnection? Connected { get; set; }

        public Dictionary<string, SentryConnection> Named { get; } = new(StringComparer.OrdinalIgnoreCase);

        public SentryConnection Ambient(ConnectionSettings settings) => Kept(ref _ambient, settings);

        public SentryConnection Typed(ConnectionSettings settings) => Kept(ref _typed, settings);

        // Kept while the settings stay the same, for its open sockets and for what is known of its server.
        private static SentryConnection Kept(ref SentryConnection? kept, ConnectionSettings settings)
        {
            if (kept is null || !kept.Settings.IsSameAs(settings))
                kept = new(settings);

            return kept;
        }
    }
}
