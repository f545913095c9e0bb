using System.Management.Automation;
using System.Text.RegularExpressions;
using SentryPS.Transport;

namespace SentryPS.Http.Errors;

/// <summary>Turns an answer that is an error into an exception which says what happened and what to do.</summary>
internal static class ErrorAnswer
{
    private const int MaximumBodyLength = 64 * 1024;

    private static readonly string[] s_requestIdHeaders = ["X-Sentry-Request-Id", "X-Request-Id", "CF-Ray"];

    private static readonly Regex s_scope = new(@"scope=""(?<scopes>[^""]*)""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static async Task<SentryApiException> ReadAsync(HttpAnswer answer, ApiRequest request, CancellationToken cancellationToken)
    {
        using var body = await ReadBodyAsync(answer, cancellationToken).ConfigureAwait(false);
        var parsed = body is null ? null : ErrorText.ParseOrNull(body.Bytes);
        var detail = ErrorText.WordsOf(parsed) is { } text ? answer.Excerpt(text) : null;
        var words = detail ?? (body is null ? "a body that broke off" : answer.Excerpt(ErrorText.Describe(body.Bytes, answer.ContentType)));
        var exception = answer.StatusCode switch
        {
            >= 300 and < 400 => Moved(answer, parsed),
            401 => Error(answer, $"Sentry does not accept the token: {words}", "SentryUnauthorized", ErrorCategory.AuthenticationError,
                "Check that the token is whole and not revoked or expired, and that it belongs to this server; then run Connect-Sentry with a valid one."),
            403 => Forbidden(answer, request, words),
            404 => Error(answer, $"Sentry has nothing at {answer.Name}: {words}", "SentryNotFound", ErrorCategory.ObjectNotFound,
                "Check the id or name and the organization. Sentry answers the same for what exists but is hidden from the token."),
            408 or 504 or 524 => Error(answer, $"Sentry took too long over {answer.Name} ({answer.StatusCode}): {words}", "SentryTimeout", ErrorCategory.OperationTimeout,
                "Ask for less at once (a shorter period, one project), or try again later."),
            409 => Error(answer, $"Sentry cannot do this now: {words}", "SentryConflict", ErrorCategory.ResourceBusy),
            410 => Gone(answer, words),
            429 => RateLimited(answer, words),
            >= 500 => ServerError(answer, parsed, words),
            _ => Error(answer, $"Sentry refused {answer.Name} ({answer.StatusCode}): {words}", "SentryBadRequest", ErrorCategory.InvalidArgument),
        };
        exception.Detail = detail;
        exception.Request = answer.Name;
        exception.RequestId = s_requestIdHeaders.Select(answer.Header).FirstOrDefault(value => value is not null);
        return exception;
    }

    /// <summary>Null where the body does not come to its end. The status is known all the same, and says what to do.</summary>
    private static async Task<PooledBody?> ReadBodyAsync(HttpAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.ReadBodyAsync(cancellationToken, MaximumBodyLength).ConfigureAwait(false);
        }
        catch (SentryConnectionException)
        {
            return null;
        }
    }

    /// <summary>
    /// Redirects are not followed: the token would go to whatever host the answer names. Sentry itself redirects where a
    /// project was renamed, and servers where their address was given with http or an old name.
    /// </summary>
    private static SentryApiException Moved(HttpAnswer answer, object? body)
    {
        if (body is IDictionary<string, object?> fields && fields.TryGetValue("slug", out var slug) && slug is string text)
        {
            var newSlug = answer.Printable(text);
            return Error(answer, $"The project was renamed; its slug is now '{newSlug}'.", "SentryMoved", ErrorCategory.ObjectNotFound,
                $"Use -Project {newSlug}.");
        }

        var target = answer.Location is { IsAbsoluteUri: true } location ? location.GetLeftPart(UriPartial.Authority) : "another address";
        return Error(answer, $"{answer.Name} was answered with a redirect to {target}, which is not followed because it would take the token there.",
            "SentryRedirected", ErrorCategory.ConnectionError,
            "Connect to the server's own address, with https.");
    }

    private static SentryApiException Forbidden(HttpAnswer answer, ApiRequest request, string words)
    {
        var named = s_scope.Match(answer.Header("WWW-Authenticate") ?? "").Groups["scopes"].Value
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);
        // Older servers do not say which scope is missing; what the call needs is known all the same.
        var scopes = named.Length > 0 ? named : request.Scope is { } scope ? [scope] : [];
        var need = scopes.Length == 0 ? "" : $" The call needs a token with {string.Join(" or ", scopes)}.";
        var exception = Error(answer, $"The token may not do this: {words}{need}", "SentryForbidden", ErrorCategory.PermissionDenied,
            "Use a token that has the scope, of a user who has access to the project. Test-SentryConnection shows the scopes of the token.");
        exception.RequiredScopes = scopes;
        return exception;
    }

    private static SentryApiException Gone(HttpAnswer answer, string words)
    {
        var replacement = answer.Header("X-Sentry-Replacement-Endpoint") is { } endpoint ? $" It was replaced by {endpoint}." : "";
        var date = answer.Header("X-Sentry-Deprecation-Date") is { } since ? $" It is deprecated since {since}." : "";
        return Error(answer, $"This server no longer has {answer.Name}: {words}{replacement}{date}", "SentryGone", ErrorCategory.NotImplemented,
            "Update SentryPS; trying again will not help.");
    }

    private static SentryApiException RateLimited(HttpAnswer answer, string words)
    {
        var reset = RateLimitGate.ResetOf(answer);
        var until = reset is { } time ? FormattableString.Invariant($" It ends at {time:u}.") : "";
        var exception = Error(answer, $"Sentry's rate limit is reached: {words}{until}", "SentryRateLimited", ErrorCategory.LimitsExceeded,
            "Send fewer requests at once, or go on after the limit has ended.");
        exception.RateLimitReset = reset;
        return exception;
    }

    private static SentryApiException ServerError(HttpAnswer answer, object? body, string words)
    {
        var errorId = body is IDictionary<string, object?> fields && fields.TryGetValue("errorId", out var id) && id is string text ? $" (error id {text})" : "";
        return Error(answer, $"Sentry failed at {answer.Name} ({answer.StatusCode}): {words}{errorId}", "SentryServerError", ErrorCategory.ResourceUnavailable,
            "The fault is on the server's side. Try again later.");
    }

    private static SentryApiException Error(HttpAnswer answer, string message, string errorId, ErrorCategory category, string? action = null) =>
        new(answer.Printable(message), errorId, category, answer.StatusCode) { RecommendedAction = action };
}
