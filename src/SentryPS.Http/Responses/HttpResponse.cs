using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Connection;
using SentryPS.Http.Errors;

namespace SentryPS.Http;

/// <summary>A response whose headers are there and whose body may still be on its way.</summary>
internal sealed class HttpResponse(
    ApiRequest request, ConnectionSettings settings, HttpResponseMessage response, Stream stream, Stopwatch clock)
{
    private const string TooLargeId = "SentryResponseTooLarge";

    private TimeSpan? _rateLimitDelay;

    public int StatusCode => (int)response.StatusCode;

    public bool IsSuccess => response.IsSuccessStatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>
    /// Says that another try may bring a body that can be read. A page for people, as proxies send it, or a body that
    /// is too large would come again.
    /// </summary>
    public bool MayComeBetter(SentryException failure) =>
        failure.ErrorId != TooLargeId && !string.Equals(ContentType, "text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The server's clock. Null where it does not say.</summary>
    public DateTimeOffset? Date => response.Headers.Date;

    public Uri? Location => response.Headers.Location;

    /// <summary>
    /// How long a rate limit asks to wait. Drawn once, so that all who wait for this response wait as long.
    /// </summary>
    public TimeSpan RateLimitDelay => _rateLimitDelay ??= RateLimit.DelayOf(this);

    /// <inheritdoc cref="ApiResponse{T}.TimesSent"/>
    public int TimesSent { get; set; } = 1;

    /// <inheritdoc cref="ApiResponse{T}.Headers"/>
    public IReadOnlyDictionary<string, string> Headers
    {
        get
        {
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var header in response.Headers.Concat(response.Content.Headers))
            {
                headers[header.Key] = Printable(string.Join(", ", header.Value));
            }

            return headers;
        }
    }

    public string? Header(string name) => Raw(name) is { } text ? Printable(text) : null;

    public long? Number(string name) =>
        long.TryParse(Raw(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// Reads the body to its end and frees the connection. The time limit is for each piece of the body, so a long body
    /// may take its time as long as it keeps coming. One that is longer than the connection takes is an error.
    /// </summary>
    public Task<PooledBody> ReadBodyAsync(CancellationToken cancellationToken) =>
        ReadBodyAsync(settings.MaximumResponseSize, isEnough: false, cancellationToken);

    /// <summary>Reads so much of the body and frees the connection, whether there is more or not.</summary>
    public Task<PooledBody> ReadStartAsync(int length, CancellationToken cancellationToken) =>
        ReadBodyAsync(length, isEnough: true, cancellationToken);

    /// <summary>Copies the body to its end, however long it is.</summary>
    public Task CopyToAsync(Stream destination, IRequestObserver observer, CancellationToken cancellationToken) =>
        ReceiveAsync(
            async (restart, stall) =>
            {
                var progress = new TransferProgress(response.Content.Headers.ContentLength, observer, restart);
                await StreamCopy.CopyAsync(stream, destination, progress, stall).ConfigureAwait(false);
                progress.Finish();
            },
            cancellationToken);

    /// <summary>Reads a body as what it should be. If it is not that, the error shows its first words.</summary>
    public T Read<T>(PooledBody body, BodyReader<T> read)
    {
        try
        {
            return read(body.Bytes);
        }
        catch (JsonException exception)
        {
            throw SentryException.InvalidResponse(
                $"{settings.Url} answered with status {StatusCode} and {Excerpt(ErrorText.Describe(body.Bytes, ContentType))}. "
                + "That is not what Sentry sends: is it a Sentry server that has this function, and is no login page or proxy before it?",
                exception);
        }
    }

    /// <summary>
    /// As much of a body as a person reads. What must not be shown is taken out first, or a part of it might be left.
    /// </summary>
    public string Excerpt(string text) => ErrorText.Shorten(Printable(text));

    /// <summary>
    /// The server's text as it may be shown: without the token, since some proxies respond with the whole request that
    /// they did not like.
    /// </summary>
    public string Printable(string text) => SentryFormat.Line(settings.Token is { } token ? TokenMask.Apply(text, token.Reveal()) : text);

    /// <summary>The line that -Verbose shows for the request.</summary>
    public string Describe(int? items)
    {
        var line = FormattableString.Invariant($"{request.Name} {StatusCode} in {clock.ElapsedMilliseconds} ms");
        if (items is { } count)
        {
            line += FormattableString.Invariant($", {count} items");
        }

        return Number("X-Sentry-Rate-Limit-Remaining") is { } remaining && Number("X-Sentry-Rate-Limit-Limit") is { } limit
            ? line + FormattableString.Invariant($", rate {remaining}/{limit}")
            : line;
    }

    private async Task<PooledBody> ReadBodyAsync(int maximumLength, bool isEnough, CancellationToken cancellationToken)
    {
        var body = new PooledBody(response.Content.Headers.ContentLength ?? 0, maximumLength);
        try
        {
            await ReceiveAsync(
                async (restart, stall) =>
                {
                    if (!isEnough && response.Content.Headers.ContentLength > maximumLength)
                    {
                        throw TooLarge();
                    }

                    while (await body.ReadFromAsync(stream, stall).ConfigureAwait(false) > 0 && body.Length <= maximumLength)
                    {
                        restart();
                    }
                },
                cancellationToken).ConfigureAwait(false);
            return isEnough || body.Length <= maximumLength ? body : throw TooLarge();
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Takes in the body, watches that it keeps coming, and frees the connection.</summary>
    private async Task ReceiveAsync(Func<Action, CancellationToken, Task> receive, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#if NETFRAMEWORK
        // Its network streams look at the token only before a read begins.
        using var abort = stall.Token.Register(stream.Dispose);
#endif
        try
        {
            using (response)
            using (stream)
            {
                Restart();
                await receive(Restart, stall.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not SentryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw stall.IsCancellationRequested
                ? ConnectionFailure.Timeout($"The response from {settings.Url} stopped half-way for {settings.TimeoutSec} s.", exception)
                : new SentryConnectionException(
                    $"The response from {settings.Url} broke off: {exception.GetBaseException().Message}",
                    "SentryResponseBrokeOff",
                    ErrorCategory.ConnectionError,
                    exception);
        }

        void Restart() => stall.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSec));
    }

    private SentryException TooLarge() =>
        new(FormattableString.Invariant($"The response from {settings.Url} is larger than {settings.MaximumResponseSize / (1024 * 1024)} MB."),
            TooLargeId,
            ErrorCategory.InvalidData)
        {
            RecommendedAction = "Ask for less at once. If so much is meant to come, allow it with Connect-Sentry -MaximumResponseSize, such as 1GB.",
        };

    private string? Raw(
        string header) => response.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : null;
}
