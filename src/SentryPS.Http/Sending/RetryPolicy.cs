using System.Net.Sockets;
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

    private static readonly HashSet<int> s_passingStatusCodes = [408, 429, 502, 503, 504, 507, 524];
#if !NET
    private static readonly Random s_random = new();
#endif

    /// <summary>
    /// What may not be sent twice is sent again only after 429: the one status which says that the server did nothing.
    /// </summary>
    public static bool IsWorthwhile(ApiRequest request, int statusCode) =>
        request.IsSafeToRepeat ? s_passingStatusCodes.Contains(statusCode) : statusCode == 429;

    /// <summary>
    /// What may not be sent twice is sent again only if no connection came about. A time limit or a certificate will not
    /// change by trying.
    /// </summary>
    public static bool IsWorthwhile(ApiRequest request, Exception exception) =>
        exception is HttpRequestException or IOException
        && !HasCause<System.Security.Authentication.AuthenticationException>(exception)
        && (request.IsSafeToRepeat || IsBeforeConnection(exception));

    /// <summary>Says whether a try that failed may be followed by another.</summary>
    public bool CanFollow(int attempt) => attempt <= maximumRetryCount;

    /// <summary>Waits between a try that failed and the next: twice as long each time, and at random up to half as long again.</summary>
    public static async Task WaitAsync(
        int attempt, string reason, IRequestObserver monitor, CancellationToken cancellationToken, TimeSpan? rateLimitDelay = null)
    {
        var exponential = TimeSpan.FromMilliseconds(
            Math.Min(s_firstDelay.TotalMilliseconds * Math.Pow(2, attempt - 1), s_longestDelay.TotalMilliseconds) * (1 + (NextRandom() / 2)));
        var delay = rateLimitDelay ?? exponential;
        monitor.Waiting(delay, reason);
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

    private static bool IsBeforeConnection(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket && s_beforeConnection.Contains(socket.SocketErrorCode))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCause<T>(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is T)
            {
                return true;
            }
        }

        return false;
    }
}
