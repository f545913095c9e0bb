namespace SentryPS.Sandbox.Resources;

/// <summary>A source repository that commits come from.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name, such as <c>acme/backend</c>.</param>
/// <param name="DateCreated">When Sentry got to know it.</param>
public sealed record Repository(long Id, string Name, DateTimeOffset DateCreated)
{
    /// <summary>active, hidden, disabled, pending_deletion or deletion_in_progress.</summary>
    public string Status { get; set; } = "active";

    /// <summary>The integration it comes through, or null for one that a release's commits have named.</summary>
    public string? IntegrationId { get; set; }
}
