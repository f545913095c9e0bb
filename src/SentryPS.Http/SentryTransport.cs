using System.Diagnostics;
using SentryPS.Http.Json;
using SentryPS.Transport;

namespace SentryPS.Http;

/// <summary>What reads a body that has arrived whole.</summary>
internal delegate T BodyReader<out T>(ReadOnlySpan<byte> body);

/// <summary>Turns requests into objects. Safe for any number of threads.</summary>
internal sealed class SentryTransport(SentryConnection connection) : ISentryTransport
{
    private readonly RequestSender _sender = new(connection.Settings);
#pragma warning disable CA2213 // Requests that are still ending hold its token; without timers there is nothing to free.
    private readonly CancellationTokenSource _closed = new();
#pragma warning restore CA2213

    /// <summary>Ends the requests that are under way; other runspaces may have some.</summary>
    public void Dispose()
    {
        _closed.Cancel();
        _sender.Dispose();
    }

    public async Task<ApiPage<T>> ListAsync<T>(ApiRequest request, IRequestMonitor monitor, CancellationToken cancellationToken)
        where T : SentryObject
    {
        var deadline = new Deadline(connection.Settings, _closed.Token, cancellationToken);
        try
        {
            var answer = await deadline.Watch(_sender.SendAsync(request, monitor, deadline.Token)).ConfigureAwait(false);
            var page = new ApiPage<T>(answer.Number("X-Hits"), answer.Number("X-Max-Hits"), answer.Date) { NextCursor = NextCursor(answer) };
            page.Items = ReadItemsAsync(page, answer, request, monitor, deadline).Observed();
            deadline = null;
            return page;
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    public async Task<ApiAnswer<T>> SendAsync<T>(ApiRequest request, IRequestMonitor monitor, CancellationToken cancellationToken)
        where T : SentryObject
    {
        using var deadline = new Deadline(connection.Settings, _closed.Token, cancellationToken);
        var clock = Stopwatch.StartNew();
        var answer = await deadline.Watch(_sender.SendAsync(request, monitor, deadline.Token)).ConfigureAwait(false);
        var reading = ReadAsync(answer, request, body => ModelJson.ReadObject<T>(body, request.Organization), monitor, deadline.Token);
        (answer, var value) = await deadline.Watch(reading).ConfigureAwait(false);
        return new(answer.StatusCode, value, clock.Elapsed);
    }

    private static string? NextCursor(HttpAnswer answer) => LinkHeader.NextCursor(answer.Header("Link"));

    private async Task<IReadOnlyList<T>> ReadItemsAsync<T>(
        ApiPage<T> page, HttpAnswer answer, ApiRequest request, IRequestMonitor monitor, Deadline deadline)
        where T : SentryObject
    {
        using (deadline)
        {
            var reading = ReadAsync<IReadOnlyList<T>>(answer, request, body => ModelJson.ReadArray<T>(body, request.Organization), monitor, deadline.Token);
            (answer, var items) = await deadline.Watch(reading).ConfigureAwait(false);
            page.NextCursor = NextCursor(answer);
            return items;
        }
    }

    /// <summary>
    /// Reads a body that has begun to arrive. If it stalls, breaks off or is no JSON, what may be asked again is asked
    /// again: nothing of it has been handed on yet. Returns the answer whose body it was in the end, too: a page that was
    /// cut off on its way may have lost its Link, and without that the listing would end there in silence.
    /// </summary>
    private async Task<(HttpAnswer Answer, T Value)> ReadAsync<T>(
        HttpAnswer answer, ApiRequest request, BodyReader<T> read, IRequestMonitor monitor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var body = await answer.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
                var value = answer.Read(body, read);
                monitor.Verbose(answer.Describe((value as IReadOnlyCollection<SentryObject>)?.Count));
                return (answer, value);
            }
            catch (SentryException exception) when (request.Method == ApiMethod.Get && !answer.IsWebPage && _sender.Retries.CanFollow(attempt))
            {
                await RetryPolicy.WaitAsync(attempt, exception.Message, monitor, cancellationToken).ConfigureAwait(false);
            }

            answer = await _sender.SendAsync(request, monitor, cancellationToken).ConfigureAwait(false);
        }
    }
}
