using System.Diagnostics;
using SentryPS.Http.Json;
using SentryPS.Api;

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

    public async Task<ApiPage<T>> ListAsync<T>(ApiRequest request, IRequestObserver monitor, CancellationToken cancellationToken)
        where T : SentryObject
    {
        var deadline = new Deadline(connection.Settings, _closed.Token, cancellationToken);
        try
        {
            var response = await deadline.Watch(_sender.SendAsync(request, monitor, deadline.Token)).ConfigureAwait(false);
            var page = new ApiPage<T>(response.Number("X-Hits"), response.Number("X-Max-Hits"), response.Date) { NextCursor = NextCursor(response) };
            page.Items = ReadItemsAsync(page, response, request, monitor, deadline).Observed();
            deadline = null;
            return page;
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, IRequestObserver monitor, CancellationToken cancellationToken)
        where T : SentryObject
    {
        using var deadline = new Deadline(connection.Settings, _closed.Token, cancellationToken);
        var clock = Stopwatch.StartNew();
        var response = await deadline.Watch(_sender.SendAsync(request, monitor, deadline.Token)).ConfigureAwait(false);
        var reading = ReadAsync(response, request, body => ModelJson.ReadObject<T>(body, request.Organization, connection), monitor, deadline.Token);
        (response, var value) = await deadline.Watch(reading).ConfigureAwait(false);
        return new(response.StatusCode, value, clock.Elapsed);
    }

    private static string? NextCursor(HttpResponse response) => LinkHeader.NextCursor(response.Header("Link"));

    private async Task<IReadOnlyList<T>> ReadItemsAsync<T>(
        ApiPage<T> page, HttpResponse response, ApiRequest request, IRequestObserver monitor, Deadline deadline)
        where T : SentryObject
    {
        using (deadline)
        {
            var reading = ReadAsync<IReadOnlyList<T>>(response, request, body => ModelJson.ReadArray<T>(body, request.Organization, connection), monitor, deadline.Token);
            (response, var items) = await deadline.Watch(reading).ConfigureAwait(false);
            page.NextCursor = NextCursor(response);
            return items;
        }
    }

    /// <summary>
    /// Reads a body that has begun to arrive. If it stalls, breaks off or is no JSON, what may be asked again is asked
    /// again: nothing of it has been handed on yet. Returns the response whose body it was in the end, too: a page that was
    /// cut off on its way may have lost its Link, and without that the listing would end there in silence.
    /// </summary>
    private async Task<(HttpResponse Response, T Value)> ReadAsync<T>(
        HttpResponse response, ApiRequest request, BodyReader<T> read, IRequestObserver monitor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
                var value = response.Read(body, read);
                monitor.Verbose(response.Describe((value as IReadOnlyCollection<SentryObject>)?.Count));
                return (response, value);
            }
            catch (SentryException exception) when (request.Method == ApiMethod.Get && !response.IsWebPage && _sender.Retries.CanFollow(attempt))
            {
                await RetryPolicy.WaitAsync(attempt, exception.Message, monitor, cancellationToken).ConfigureAwait(false);
            }

            response = await _sender.SendAsync(request, monitor, cancellationToken).ConfigureAwait(false);
        }
    }
}
