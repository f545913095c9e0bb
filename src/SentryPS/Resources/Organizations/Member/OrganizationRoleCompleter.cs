namespace SentryPS.Completion;

/// <summary>Completes the roles that members have in an organization.</summary>
internal sealed class OrganizationRoleCompleter() : WordCompleter("billing", "member", "admin", "manager", "owner");
