namespace SentryPS.Completion;

/// <summary>Completes the roles that members have in a team.</summary>
internal sealed class TeamRoleCompleter() : WordCompleter("contributor", "admin");
