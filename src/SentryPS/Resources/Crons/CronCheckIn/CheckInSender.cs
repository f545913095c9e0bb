using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>Sends the reports of jobs to the host of a DSN, without a token.</summary>
/// <param name="dsn">Where they go.</param>
/// <param name="connection">The connection to that host; see <see cref="SentryDsn.Connect"/>.</param>
/// <param name="observer">Is told of the requests.</param>
internal sealed class CheckInSender(SentryDsn dsn, SentryConnection connection, IRequestObserver observer) : IDisposable
{
    private const int Accepted = 202;

    public void Dispose() => connection.Dispose();

    /// <summary>Sends a report. That the server took it does not say that it was recorded.</summary>
    /// <exception cref="SentryException">It did not get there.</exception>
    public async Task SendAsync(CheckInMessage message, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiMethod.Post, $"{dsn.ProjectId}/cron/{message.CronMonitor}/{dsn.Key}/")
        {
            Host = ApiHost.Ingest,
            Name = $"POST /api/{dsn.ProjectId}/cron/{message.CronMonitor}/",
            Body = message.ToBody(),
            // With its id, a report that comes twice is the same report.
            CanRepeatPost = message.Id != Guid.Empty,
        };
        ApiResponse<object> response;
        try
        {
            response = await connection.Transport.SendForValueAsync(request, observer, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (SentryApiException exception) when (exception.StatusCode is 400 or 401 or 403 or 404)
        {
            throw new SentryException(
                $"{dsn.Server.Authority} refused the check-in ({exception.StatusCode}): "
                + (exception.Detail ?? "it does not say why"),
                "SentryCheckInRefused",
                ErrorCategory.InvalidArgument,
                exception)
            {
                RecommendedAction =
                    "Check the DSN: its key may have been removed or disabled, or the project may have gone.",
            };
        }

        if (response.StatusCode != Accepted)
        {
            throw SentryException.InvalidResponse(
                $"{dsn.Server.Authority} answered the check-in with status {response.StatusCode}, "
                + "which is not what Sentry answers. Is a proxy or login page before it?");
        }
    }
}
