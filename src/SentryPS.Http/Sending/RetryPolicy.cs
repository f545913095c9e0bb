using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>Which failures are worth another try, and when.</summary>
internal sealed class RetryPolicy(int maximumRetryCount)
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(10);
    private static readonly HashSet<SocketError> s_beforeConnection =
    [
        SocketError.ConnectionRefused,
        SocketError.HostNotFound,
        SocketError.TryAgain,
        SocketError.HostUnreachable,
        SocketError.NetworkUnreachable,
    ];

    private const int Conflict = 409;

    private static readonly HashSet<int> s_passingStatusCodes = [408, 502, 503, 504, 507, 524];
#if !NET
    private static readonly Random s_random = new();
#endif

    /// <summary>
    /// What may not be sent twice is sent again only after the refusal of a rate limit: the one status which says that
    /// the server did nothing.
    /// </summary>
    public static bool IsWorthwhile(ApiRequest request, int statusCode) =>
        RateLimit.IsRefusal(statusCode)
        || (request.IsSafeToRepeat && (s_passingStatusCodes.Contains(statusCode) || (request.DoesConflictPass && statusCode == Conflict)));

    /// <summary>
    /// What may not be sent twice is sent again only if no connection came about. A time limit or a certificate will
    /// not change by trying.
    /// </summary>
    public static bool IsWorthwhile(ApiRequest request, Exception exception) =>
        exception is HttpRequestException or IOException
        && !Causes(exception).Any(cause => cause is AuthenticationException or SentryException)
        && (request.IsSafeToRepeat || IsBeforeConnection(exception));

    /// <summary>Says that no connection came about, so that the server knows nothing of the request.</summary>
    public static bool IsBeforeConnection(Exception exception) =>
        Causes(exception).OfType<SocketException>().Any(socket => s_beforeConnection.Contains(socket.SocketErrorCode));

    /// <summary>Says whether a try that failed may be followed by another.</summary>
    public bool CanFollow(int attempt) => attempt <= maximumRetryCount;

    /// <summary>
    /// Waits between a try that failed and the next: twice as long each time, and at random up to half as long again.
    /// </summary>
    /// <param name="attempt">How many tries there were.</param>
    /// <param name="failure">Why the last one failed.</param>
    /// <param name="observer">Is told of the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="askedFor">How long the server asks to wait. Null where it does not say.</param>
    public static async Task WaitAsync(
        int attempt, SentryException failure, IRequestObserver observer, CancellationToken cancellationToken, TimeSpan? askedFor = null)
    {
        var exponential = TimeSpan.FromMilliseconds(
            Math.Min(s_firstDelay.TotalMilliseconds * Math.Pow(2, attempt - 1), s_longestDelay.TotalMilliseconds) * (1 + (NextRandom() / 2)));
        var delay = askedFor ?? exponential;
        observer.Waiting(delay, ReasonOf(failure));
        await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
    }

    public static double NextRandom()
    {
#if NET
#pragma warning disable CA5394 // It spreads the load of many clients and guards nothing.
        return Random.Shared.NextDouble();
#pragma warning restore CA5394
#else
        lock (s_random)
        {
            return s_random.NextDouble();
        }
#endif
    }

    /// <summary>
    /// Why a request is tried again, in words of our own: those of the failure may quote the response.
    /// </summary>
    private static string ReasonOf(SentryException failure) => failure switch
    {
        SentryApiException response when RateLimit.IsRefusal(response.StatusCode) => RateLimit.ReachedReason,
        SentryApiException response => $"Sentry answered with status {response.StatusCode.ToString(CultureInfo.InvariantCulture)}.",
        { ErrorId: "SentryResponseBrokeOff" } => "The response broke off.",
        { ErrorId: "SentryTimeout" } => "The response stopped half-way.",
        SentryConnectionException => "The connection failed.",
        _ => "The response is not what Sentry sends.",
    };

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
