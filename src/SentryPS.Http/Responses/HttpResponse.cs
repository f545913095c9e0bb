using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using SentryPS.Connection;
using SentryPS.Http.Errors;
using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>A response whose headers are there and whose body may still be on its way.</summary>
internal sealed class HttpResponse(
    ApiRequest request, ConnectionSettings settings, HttpResponseMessage response, Stream stream, Stopwatch clock)
{
    private TimeSpan? _rateLimitDelay;

    public int StatusCode => (int)response.StatusCode;

    public bool IsSuccess => response.IsSuccessStatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>A page for people, as proxies send it: another try would bring the same.</summary>
    public bool IsWebPage => string.Equals(ContentType, "text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The server's clock. Null where it does not say.</summary>
    public DateTimeOffset? Date => response.Headers.Date;

    public Uri? Location => response.Headers.Location;

    /// <summary>How long a rate limit asks to wait. Drawn once, so that all who wait for this response wait as long.</summary>
    public TimeSpan RateLimitDelay => _rateLimitDelay ??= RateLimitGate.DelayOf(this);

    public string? Header(string name) => Raw(name) is { } text ? Printable(text) : null;

    public long? Number(string name) =>
        long.TryParse(Raw(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// Reads the body to its end, or an error's to a length that says enough, and frees the connection. The time limit is
    /// for each piece of the body, so a long body may take its time as long as it keeps coming.
    /// </summary>
    public async Task<PooledBody> ReadBodyAsync(CancellationToken cancellationToken, int maximumLength = int.MaxValue)
    {
        var body = new PooledBody((int)Math.Min(response.Content.Headers.ContentLength ?? 0, maximumLength));
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
                int count;
                do
                {
                    stall.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSec));
                    count = await body.ReadFromAsync(stream, stall.Token).ConfigureAwait(false);
                }
                while (count > 0 && body.Length < maximumLength);
            }

            return body;
        }
        catch (Exception exception)
        {
            body.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw stall.IsCancellationRequested
                ? ConnectionFailure.Timeout($"The response to {Name} stopped half-way for {settings.TimeoutSec} s.", exception)
                : new SentryConnectionException(
                    $"The response to {Name} broke off: {exception.GetBaseException().Message}",
                    "SentryResponseBrokeOff",
                    ErrorCategory.ConnectionError,
                    exception);
        }
    }

    /// <summary>Reads a body as what it should be. If it is not that, the error shows its first words.</summary>
    public T Read<T>(PooledBody body, BodyReader<T> read)
    {
        try
        {
            return read(body.Bytes);
        }
        catch (JsonException exception)
        {
            throw new SentryException(
                $"{Name} was answered with status {StatusCode} and {Excerpt(ErrorText.Describe(body.Bytes, ContentType))}. Is {settings.Url} a Sentry server?",
                "SentryInvalidResponse",
                ErrorCategory.InvalidData,
                exception);
        }
    }

    /// <summary>As much of a body as a person reads. What must not be shown is taken out first, or a part of it might be left.</summary>
    public string Excerpt(string text) => ErrorText.Shorten(Printable(text));

    /// <summary>
    /// The server's text as it may be shown: without the token, since some proxies response with the whole request that they
    /// did not like.
    /// </summary>
    public string Printable(string text) => SentryFormat.Text(text.Replace(settings.Token.Reveal(), "(token)"));

    /// <summary>The line that -Verbose shows for the request.</summary>
    public string Describe(int? items)
    {
        var line = FormattableString.Invariant($"{Name} {StatusCode} in {clock.ElapsedMilliseconds} ms");
        if (items is { } count)
        {
            line += FormattableString.Invariant($", {count} items");
        }

        return Number("X-Sentry-Rate-Limit-Remaining") is { } remaining && Number("X-Sentry-Rate-Limit-Limit") is { } limit
            ? line + FormattableString.Invariant($", rate {remaining}/{limit}")
            : line;
    }

    /// <summary>Method and path, as errors and -Verbose name the request: no host, no query, no token.</summary>
    public string Name => $"{request.Method.ToString().ToUpperInvariant()} /api/0/{request.Path}";

    private string? Raw(string header) => response.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : null;
}
