using System.Diagnostics;

namespace SentryPS.Commands;

/// <summary>
/// What a server has recorded of a monitor's runs. Whoever sent a check-in finds out here what became of it.
/// </summary>
/// <param name="connection">A connection with a token.</param>
/// <param name="organization">The organization of the monitor.</param>
/// <param name="monitor">Its slug.</param>
/// <param name="project">The slug of its project. Null where that is not known.</param>
/// <param name="observer">Is told of the requests.</param>
/// <param name="stopToken">Ends all waiting.</param>
internal sealed class CheckInRecord(
    SentryConnection connection,
    string organization,
    string monitor,
    string? project,
    IRequestObserver observer,
    CancellationToken stopToken)
{
    private const int NotFound = 404;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>The latest run that is in progress. Null where none is.</summary>
    /// <param name="environment">The environment; null for Sentry's default.</param>
    public Task<Guid?> FindRunAsync(string? environment) => Task.Run(async () =>
    {
        var runs = await ListAsync().ConfigureAwait(false);
        var run = runs.FirstOrDefault(run =>
            run.Status == SentryCronCheckInStatus.InProgress && run.Environment == (environment ?? "production"));
        return Guid.TryParse(run?.Id, out var id) ? id : (Guid?)null;
    });

    /// <summary>Waits until a check-in that was sent is there.</summary>
    /// <exception cref="SentryException">It did not come, or the run stands otherwise.</exception>
    public Task<SentryCronCheckIn> WaitAsync(CheckInMessage message, TimeSpan limit) => Task.Run(async () =>
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var runs = await ListAsync().ConfigureAwait(false);
            var run = runs.FirstOrDefault(run => Guid.TryParse(run.Id, out var id) && id == message.Id);
            if (run is not null && IsRecorded(run, message.Status))
                return run;

            if (clock.Elapsed + s_pause > limit)
                throw run is null ? NotRecorded(limit) : NotChanged(run, message.Status);

            await Task.Delay(s_pause, stopToken).ConfigureAwait(false);
        }
    });

    /// <summary>A run that was reported as begun may have ended since.</summary>
    private static bool IsRecorded(SentryCronCheckIn run, SentryCronCheckInStatus sent) =>
        sent == SentryCronCheckInStatus.InProgress || run.Status == sent;

    private async Task<IReadOnlyList<SentryCronCheckIn>> ListAsync()
    {
        var request = project is null
            ? new ApiRequest(ApiMethod.Get, $"organizations/{organization}/monitors/{monitor}/checkins/")
            : new ApiRequest(ApiMethod.Get, $"projects/{organization}/{project}/monitors/{monitor}/checkins/");
        request.Organization = organization;
        request.Scope = "alerts:read";
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        try
        {
            var page = await connection.Transport.ListAsync<SentryCronCheckIn>(request, observer, stopToken)
                .ConfigureAwait(false);
            var runs = await page.Items.ConfigureAwait(false);
            foreach (var run in runs)
                (run.CronMonitor, run.Project) = (monitor, project);

            return runs;
        }
        catch (SentryApiException exception) when (exception.StatusCode == NotFound)
        {
            // The check-in may be what creates the monitor.
            return [];
        }
    }

    private SentryException NotRecorded(TimeSpan limit) => new(
        FormattableString.Invariant(
            $"The check-in to {monitor} was sent, but Sentry did not show it within {limit.TotalSeconds} s."),
        "SentryNotVerified",
        ErrorCategory.InvalidResult)
    {
        RecommendedAction = "Sentry drops check-ins of monitors that do not exist in the DSN's project or are disabled, "
            + "and of more than 6 per minute in an environment. A schedule (-Crontab or -Interval) creates the monitor.",
    };

    private SentryException NotChanged(SentryCronCheckIn run, SentryCronCheckInStatus sent) => new(
        $"The check-in to {monitor} was sent as {WireText.Of(sent)}, but Sentry has the run as {WireText.Of(run.Status)}.",
        "SentryNotChanged",
        ErrorCategory.InvalidResult);
}
