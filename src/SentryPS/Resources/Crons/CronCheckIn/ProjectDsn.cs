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
        var request = new ApiRequest(ApiMethod.Get, $"projects/{organization}/{project}/keys/")
        {
            Organization = organization,
            Scope = "project:read",
            Subject = $"Project '{project}'",
        };
        request.Query.Add("status", "active");
        var response = await connection.Transport
            .SendForValueAsync(request, SilentObserver.Instance, cancellationToken).ConfigureAwait(false);
        // Servers that do not know the filter list all keys.
        var dsn = (response.Value as object?[])?
            .Where(key => key.Field("isActive") is not false)
            .Select(key => key.Field("dsn").Text("public"))
            .FirstOrDefault(text => text is not null);
        return dsn is not null
            ? SentryDsn.Parse(dsn)
            : throw new SentryException(
                $"Project '{project}' in {organization} has no client key that is in use.",
                "SentryDsnMissing",
                ErrorCategory.ObjectNotFound);
    }
}
