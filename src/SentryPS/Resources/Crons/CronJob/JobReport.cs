using System.Diagnostics;
using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// What is reported of one run of a job: its start and its end, both in the background. Whatever becomes of the
/// reports, the job neither waits for the first nor hears of either.
/// </summary>
/// <param name="opening">The report of the start.</param>
internal sealed class JobReport(CheckInMessage opening) : IDisposable
{
    /// <summary>How long each of the two reports may take, tries and waits included.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _failures = [];
    private Task _opening = Task.CompletedTask;
    private Task? _closing;
    private CheckInSender? _sender;
    private bool _isOpened;

    /// <summary>What went wrong with the reports, in sentences; empty as long as all is well.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_gate)
                return [.. _failures];
        }
    }

    /// <summary>Reports the start.</summary>
    /// <param name="dsn">Finds where the reports go. It is started on the caller's thread.</param>
    /// <param name="senderTo">Makes the sender.</param>
    public void Open(Func<CancellationToken, Task<SentryDsn>> dsn, Func<SentryDsn, CheckInSender> senderTo)
    {
        // Without a using: the task is what needs it, and may outlive the caller.
#pragma warning disable CA2000
        var limit = new CancellationTokenSource(Limit);
#pragma warning restore CA2000
        Task<SentryDsn> finding;
        try
        {
            finding = dsn(limit.Token);
        }
#pragma warning disable CA1031 // Whatever it is, it is no reason for the job not to be run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Note("The run was not reported to Sentry", exception);
            return;
        }

        _opening = Task.Run(() => TryAsync(
            "The start of the run was not reported to Sentry",
            async () =>
            {
                _sender = senderTo(await finding.ConfigureAwait(false));
                await _sender.SendAsync(opening, limit.Token).ConfigureAwait(false);
                _isOpened = true;
            }));
    }

    /// <summary>
    /// Reports the end, once: who comes later waits for the first. The report of the start gets half of the time to go
    /// first.
    /// </summary>
    /// <param name="status">How the run ended.</param>
    /// <param name="limit">How long it may take in all.</param>
    public Task Close(SentryCronCheckInStatus status, TimeSpan limit)
    {
        lock (_gate)
        {
            _end.CancelAfter(limit);
            var closing = opening with { Status = status, Duration = _clock.Elapsed };
            return _closing ??= Task.Run(() => CloseAsync(closing, limit));
        }
    }

    public void Dispose() => _sender?.Dispose();

    private async Task CloseAsync(CheckInMessage closing, TimeSpan limit)
    {
        await Task.WhenAny(_opening, Task.Delay(TimeSpan.FromTicks(limit.Ticks / 2), _end.Token)).ConfigureAwait(false);
        if (_sender is not { } sender)
            return;

        // Sent again where the start did not get there, since it may be what creates the monitor.
        var message = closing with { Config = _isOpened ? null : opening.Config };
        await TryAsync("The end of the run was not reported to Sentry", () => sender.SendAsync(message, _end.Token))
            .ConfigureAwait(false);
    }

    private async Task TryAsync(string failure, Func<Task> report)
    {
        try
        {
            await report().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, it is no reason for the job to fail.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Note(failure, exception);
        }
    }

    private void Note(string failure, Exception exception)
    {
        var reason = exception is OperationCanceledException ? "it took too long" : exception.Message.TrimEnd('.');
        var remark = (exception as SentryException)?.Remark;
        lock (_gate)
            _failures.Add($"{failure}: {reason}.{remark} The job itself is not touched by that.");
    }
}
