using System.Collections;
using System.Diagnostics;
using SentryPS.Api;
using SentryPS.Http.Json;

namespace SentryPS.Http;

/// <summary>What reads a body that has arrived whole.</summary>
internal delegate T BodyReader<out T>(ReadOnlySpan<byte> body);

/// <summary>Turns requests into objects. Safe for any number of threads.</summary>
internal sealed class SentryTransport : ISentryTransport
{
    private readonly SentryConnection _connection;
    private readonly RequestSender _sender;
#pragma warning disable CA2213 // Requests that are still ending hold its token; without timers there is nothing to free.
    private readonly CancellationTokenSource _closed = new();
#pragma warning restore CA2213

    public SentryTransport(SentryConnection connection)
    {
        _connection = connection;
        _sender = new(connection.Settings, new(connection.Settings, FindRegionAsync));
    }

    /// <summary>Ends the requests that are under way; other runspaces may have some.</summary>
    public void Dispose()
    {
        _closed.Cancel();
        _sender.Dispose();
    }

    public Task<ApiPage<T>> ListAsync<T>(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject =>
        ListAsync(request, body => ReadList<T>(body, request), observer, cancellationToken);

    public Task<ApiPage<object?>> ListValuesAsync(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken) =>
        ListAsync<object?>(request, body => JsonReader.ParseArray(Envelope.Open(body, request.Envelope)), observer, cancellationToken);

    public Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject =>
        SendAsync(request, body => ModelJson.ReadObject<T>(body, request.Organization, _connection), observer, cancellationToken);

    public Task<ApiResponse<IReadOnlyList<T>>> SendForListAsync<T>(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject =>
        SendAsync(request, body => body.Length == 0 ? null : ReadList<T>(body, request), observer, cancellationToken);

    public Task<ApiResponse<object>> SendForValueAsync(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken) =>
        SendAsync(request, body => body.Length == 0 ? null : JsonReader.ParseValue(body), observer, cancellationToken);

    public async Task<ApiResponse<Stream>> DownloadAsync(
        ApiRequest request, Stream destination, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var start = destination.CanSeek ? destination.Position : 0;
        return await SendAsync(
            request,
            async (response, end) =>
            {
                if (destination.CanSeek)
                {
                    // What came of the body before it broke off.
                    destination.SetLength(start);
                }

                await response.CopyToAsync(destination, observer, end).ConfigureAwait(false);
                return destination;
            },
            mayRepeat: destination.CanSeek,
            observer,
            cancellationToken).ConfigureAwait(false);
    }

    private IReadOnlyList<T> ReadList<T>(ReadOnlySpan<byte> body, ApiRequest request)
        where T : SentryObject =>
        ModelJson.ReadArray<T>(Envelope.Open(body, request.Envelope), request.Organization, _connection);

    private static string? NextCursor(HttpResponse response) => LinkHeader.NextCursor(response.Header("Link"));

    private async Task<ApiPage<T>> ListAsync<T>(
        ApiRequest request, BodyReader<IReadOnlyList<T>> read, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(_connection.Settings, _closed.Token, cancellationToken);
        try
        {
            var response = await deadline.Watch(_sender.SendAsync(request, observer, deadline.Token)).ConfigureAwait(false);
            var page = new ApiPage<T>(response.Number("X-Hits"), response.Number("X-Max-Hits"), response.Date) { NextCursor = NextCursor(response) };
            page.Items = ReadItemsAsync(page, response, request, read, observer, deadline).Observed();
            deadline = null;
            return page;
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    private async Task<IReadOnlyList<T>> ReadItemsAsync<T>(
        ApiPage<T> page,
        HttpResponse response,
        ApiRequest request,
        BodyReader<IReadOnlyList<T>> read,
        IRequestObserver observer,
        Deadline deadline)
    {
        using (deadline)
        {
            var reading = ReceiveAsync(response, request, Whole(read), mayRepeat: true, observer, deadline.Token);
            (response, var items) = await deadline.Watch(reading).ConfigureAwait(false);
            page.NextCursor = NextCursor(response);
            return items;
        }
    }

    private Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, BodyReader<T?> read, IRequestObserver observer, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(request, Whole(read), mayRepeat: true, observer, cancellationToken);

    private async Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request,
        Func<HttpResponse, CancellationToken, Task<T?>> receive,
        bool mayRepeat,
        IRequestObserver observer,
        CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = new Deadline(_connection.Settings, _closed.Token, cancellationToken);
        var clock = Stopwatch.StartNew();
        var response = await deadline.Watch(_sender.SendAsync(request, observer, deadline.Token)).ConfigureAwait(false);
        var reading = ReceiveAsync(response, request, receive, mayRepeat, observer, deadline.Token);
        (response, var value) = await deadline.Watch(reading).ConfigureAwait(false);
        return new(response.StatusCode, value, clock.Elapsed)
        {
            Headers = response.Headers,
            NextCursor = NextCursor(response),
            TimesSent = response.TimesSent,
        };
    }

    /// <summary>Takes a body whole and reads it.</summary>
    private static Func<HttpResponse, CancellationToken, Task<T>> Whole<T>(BodyReader<T> read) =>
        async (response, cancellationToken) =>
        {
            using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
            return response.Read(body, read);
        };

    /// <summary>
    /// Takes in a body that has begun to arrive. If it stalls, breaks off or is no JSON, what may be asked again is
    /// asked again: nothing of it has been handed on yet. Returns the response whose body it was in the end, too: a
    /// page that was cut off on its way may have lost its Link, and without that the listing would end there in
    /// silence.
    /// </summary>
    private async Task<(HttpResponse Response, T Value)> ReceiveAsync<T>(
        HttpResponse response,
        ApiRequest request,
        Func<HttpResponse, CancellationToken, Task<T>> receive,
        bool mayRepeat,
        IRequestObserver observer,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var value = await receive(response, cancellationToken).ConfigureAwait(false);
                observer.Verbose(response.Describe((value as ICollection)?.Count));
                return (response, value);
            }
            catch (SentryException exception) when (
                request.Method == ApiMethod.Get && mayRepeat
                && response.MayComeBetter(exception) && _sender.Retries.CanFollow(attempt))
            {
                await RetryPolicy.WaitAsync(attempt, exception, observer, cancellationToken).ConfigureAwait(false);
            }

            response = await _sender.SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string?> FindRegionAsync(string organization)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/") { Host = ApiHost.Control };
        request.Query.Add("detailed", "0");
        try
        {
            var response = await SendForValueAsync(request, SilentObserver.Instance, _closed.Token).ConfigureAwait(false);
            return response.Value.Field("links").Text("regionUrl");
        }
        catch (SentryApiException)
        {
            // A token that may not read the organization may still read what is in it.
            return null;
        }
    }
}
