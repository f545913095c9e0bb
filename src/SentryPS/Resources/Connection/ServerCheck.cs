namespace SentryPS.Commands;

/// <summary>Asks a server who a token acts for.</summary>
internal static class ServerCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public static ApiRequest Request => new(ApiMethod.Get, $"");

    /// <summary>What the server said, if it was about this connection.</summary>
    /// <exception cref="SentryException">
    /// The response is the one that anybody gets, or that of another kind of server.
    /// </exception>
    public static SentryServerStatus Read(ApiResponse<SentryServerStatus> response, SentryConnection connection)
    {
        var status = response.Value
            ?? throw SentryException.InvalidResponse(
                $"{connection.Url} answered without a word. Is it a Sentry server?");
        if (status.User is null && status.TokenScopes is null)
        {
            throw new SentryException(
                $"{connection.Url} names neither a user nor a token, so nothing says that it took notice of the token.",
                "SentryUnauthorized",
                ErrorCategory.AuthenticationError)
            {
                RecommendedAction = "Check the address, and whether a proxy takes the token off the request.",
            };
        }

        status.Url = connection.Url;
        status.TokenKind = connection.TokenKind;
        status.Latency = response.Duration;
        status.Organization = connection.Organization;
        return status;
    }

    /// <summary>
    /// The same at once, for somebody who has just typed an address and a token. Returns null where the server takes
    /// longer than a person likes to wait, which says nothing about it.
    /// </summary>
    public static SentryServerStatus? Probe(SentryConnection connection, CancellationToken cancellationToken) =>
        Ask(connection, async transport =>
        {
            var sending = transport.SendAsync<SentryServerStatus>(Request, SilentObserver.Instance, cancellationToken);
            return Read(await sending.ConfigureAwait(false), connection);
        });

    /// <summary>The slug of the organization that the token sees, if it is the only one.</summary>
    public static string? OnlyOrganization(SentryConnection connection, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/");
        request.Query.Add("per_page", 2);
        try
        {
            return Ask(connection, async transport =>
            {
                var page = await transport
                    .ListAsync<SentryOrganization>(request, SilentObserver.Instance, cancellationToken)
                    .ConfigureAwait(false);
                return await page.Items.ConfigureAwait(false) is [var single] ? single.Slug : null;
            });
        }
        catch (SentryException)
        {
            // A token may do its work without seeing this list.
            return null;
        }
    }

    private static T? Ask<T>(SentryConnection connection, Func<ISentryTransport, Task<T?>> question)
        where T : class
    {
        var seconds = (int)s_patience.TotalSeconds;
        using var hasty = new SentryConnection(connection.Settings with
        {
            MaximumRetryCount = 0,
            TimeoutSec = seconds,
            OperationTimeoutSec = seconds,
        });
        try
        {
            return Task.Run(() => question(hasty.Transport), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (SentryException exception) when (exception.Category == ErrorCategory.OperationTimeout)
        {
            return null;
        }
    }
}
