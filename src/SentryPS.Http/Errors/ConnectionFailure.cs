using System.Management.Automation;
using System.Security.Authentication;
using SentryPS.Connection;

namespace SentryPS.Http.Errors;

/// <summary>Says why there is no response.</summary>
internal static class ConnectionFailure
{
    /// <summary>Null for exceptions that do not come from the network.</summary>
    public static SentryException? Of(Exception exception, ConnectionSettings settings)
    {
        var server = settings.Url;
        return exception switch
        {
            SentryException known => known,
            // What was to be sent turned out to be wrong while it was sent.
            { InnerException: SentryException cause } => cause,
            OperationCanceledException => Timeout($"{server} did not respond within {settings.TimeoutSec} s.", exception),
            HttpRequestException or IOException when exception.InnerException is AuthenticationException inner => new SentryConnectionException(
                $"No trusted connection to {server}: {inner.GetBaseException().Message}",
                "SentryCertificateNotTrusted",
                ErrorCategory.SecurityError,
                exception)
            {
                RecommendedAction = "If the server has a certificate of your own authority, give that with Connect-Sentry -CertificateAuthority <file>. -SkipCertificateCheck trusts anybody.",
            },
            HttpRequestException or IOException => new SentryConnectionException(
                $"No connection to {server}: {exception.GetBaseException().Message}",
                "SentryConnectionFailed",
                ErrorCategory.ConnectionError,
                exception)
            {
                RecommendedAction = "Check the address (Connect-Sentry -Url), the network and the proxy.",
            },
            ObjectDisposedException => Closed(settings, exception),
            _ => null,
        };
    }

    /// <summary>Somebody else closed the connection while the request was under way.</summary>
    public static SentryConnectionException Closed(ConnectionSettings settings, Exception exception) => new(
        $"The connection to {settings.Url} was closed by Disconnect-Sentry before the request had ended.",
        "SentryConnectionClosed",
        ErrorCategory.ConnectionError,
        exception);

    public static SentryConnectionException Timeout(string message, Exception exception) =>
        new(message, "SentryTimeout", ErrorCategory.OperationTimeout, exception)
        {
            RecommendedAction = "Ask for less at once, or allow more time with Connect-Sentry -TimeoutSec.",
        };
}
