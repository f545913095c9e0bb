namespace SentryPS.Cmdlets;

/// <summary>What one request can hold: things of one connection, one organization and one partition.</summary>
/// <param name="Connection">The connection that the things came from, or that of the command.</param>
/// <param name="Organization">The organization's slug or id.</param>
/// <param name="Partition">
/// What else a request can have only one of, such as the id of an issue's project; empty for kinds that have no such
/// thing. Null until it is looked up.
/// </param>
/// <param name="Variant">What is to be done, where a command does not do the same to all. Null where it does.</param>
internal sealed record BulkScope(SentryConnection Connection, string Organization, string? Partition = null, object? Variant = null)
{
    /// <summary>The organization alone.</summary>
    public BulkScope Home => Partition is null && Variant is null ? this : new(Connection, Organization);
}
