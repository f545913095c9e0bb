using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>Finds the DSN of a project by a connection.</summary>
internal static class ProjectDsn
{
    /// <summary>The DSN of the first key that is in use.</summary>
    /// <exception cref="SentryException">The keys cannot be read, or none is in use.</exception>
    public static async Task<SentryDsn> FindAsync(
        SentryConnection connection, string organization, string project, CancellationToken cancellationToken)
    {
        var keys = Resource.Of<SentryProjectKey>();
        var request = ApiRequest.Fill(
            ApiMethod.Get, keys.ListPath, hole => hole == "organization" ? organization : project);
        request.Organization = organization;
        request.Scope = keys.ReadScope;
        request.Subject = Resource.Of<SentryProject>().Describe(project);
        request.Query.Add("status", "active");
        var response = await connection.Transport
            .SendForListAsync<SentryProjectKey>(request, SilentObserver.Instance, cancellationToken).ConfigureAwait(false);
        // Servers that do not know the filter list all keys.
        var dsn = response.Value?.FirstOrDefault(key => key.IsActive && key.Dsn is not null)?.Dsn;
        return dsn is not null
            ? SentryDsn.Parse(dsn)
            : throw new SentryException(
                $"Project '{project}' in {organization} has no client key that is in use.",
                "SentryDsnMissing",
                ErrorCategory.ObjectNotFound);
    }
}
