using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using SentryPS.Api;

namespace SentryPS.Http.Errors;

/// <summary>
/// Turns a response that is an error into an exception which says what happened and what to do, in the words of who
/// runs a command. What was asked over the wire stands in the exception's Request.
/// </summary>
internal static class ErrorResponse
{
    private static readonly string[] s_requestIdHeaders = ["X-Sentry-Request-Id", "X-Request-Id", "CF-Ray"];

    // What belongs to members and their teams is for people: other tokens get an empty 400 or 401 there.
    private const string PersonWanted =
        "Where Sentry wants a person, it refuses the tokens of integrations and organizations whatever their scopes: use a personal token.";

    private static readonly Regex s_scope =
        new(@"scope=""(?<scopes>[^""]*)""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static async Task<SentryApiException> ReadAsync(
        HttpResponse response, ApiRequest request, CancellationToken cancellationToken)
    {
        using var body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var parsed = body is null ? null : ErrorText.ParseOrNull(body.Bytes);
        var detail = ErrorText.WordsOf(parsed) is { } text ? response.Excerpt(text) : null;
        var words = detail ?? (body is null ? "a body that broke off" : response.Excerpt(ErrorText.Describe(body.Bytes, response.ContentType)));
        var isSilent = body is { Bytes.Length: 0 };
        var exception = response.StatusCode switch
        {
            >= 300 and < 400 => Moved(response, parsed),
            401 => Error(
                response,
                $"Sentry does not accept the token: {words}",
                "SentryUnauthorized",
                ErrorCategory.AuthenticationError,
                "Check that the token is whole and not revoked or expired, and that it belongs to this server; then run Connect-Sentry with a valid one."
                    + (isSilent || request.NeedsUser ? " " + PersonWanted : "")),
            403 => Forbidden(response, request, words),
            404 when parsed is null && body is not null && IsWebPage(response, body) => NotSupported(response, words),
            404 => NotFound(response, request, words),
            405 => NotSupported(response, words),
            408 or 504 or 524 => Error(
                response,
                $"Sentry took too long ({response.StatusCode}): {words}",
                "SentryTimeout",
                ErrorCategory.OperationTimeout,
                "Ask for less at once (a shorter period, one project), or try again later."),
            409 => Error(response, $"Sentry cannot do this now: {words}", "SentryConflict", ErrorCategory.ResourceBusy),
            410 => Gone(response, words),
            >= 500 => ServerError(response, parsed, words),
            _ when RateLimit.IsRefusal(response) => RateLimited(response, words),
            _ => Error(
                response,
                $"Sentry refused the request ({response.StatusCode}): {words}",
                "SentryBadRequest",
                ErrorCategory.InvalidArgument,
                isSilent && response.StatusCode == 400 ? PersonWanted : null),
        };
        exception.Detail = detail;
        exception.Request = request.Name;
        exception.TimesSent = response.TimesSent;
        exception.RequestId = s_requestIdHeaders.Select(response.Header).FirstOrDefault(value => value is not null);
        return exception;
    }

    /// <summary>
    /// Null where the body does not come to its end. The status is known all the same, and says what to do.
    /// </summary>
    private static async Task<PooledBody?> ReadBodyAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.ReadStartAsync(ErrorText.MaximumBodyLength, cancellationToken).ConfigureAwait(false);
        }
        catch (SentryConnectionException)
        {
            return null;
        }
    }

    private static bool IsWebPage(HttpResponse response, PooledBody body) =>
        ErrorText.IsWebPage(response.ContentType, Encoding.UTF8.GetString(body.Bytes.ToArray()));

    /// <summary>
    /// Redirects are not followed: the token would go to whatever host the response names. Sentry itself redirects
    /// where a project was renamed, and servers where their address was given with http or an old name.
    /// </summary>
    private static SentryApiException Moved(HttpResponse response, object? body)
    {
        if (body is IDictionary<string, object?> fields && fields.TryGetValue("slug", out var slug) && slug is string text)
        {
            var newSlug = response.Printable(text);
            return Error(
                response,
                $"The project was renamed; its slug is now '{newSlug}'.",
                "SentryMoved",
                ErrorCategory.ObjectNotFound,
                $"Use -Project {newSlug}.");
        }

        var target = response.Location is { IsAbsoluteUri: true } location ? location.GetLeftPart(UriPartial.Authority) : "another address";
        return Error(
            response,
            $"The server redirects to {target}, which is not followed because it would take the token there.",
            "SentryRedirected", ErrorCategory.ConnectionError,
            "Connect to the server's own address, with https.");
    }

    private static SentryApiException Forbidden(HttpResponse response, ApiRequest request, string words)
    {
        var named = s_scope.Match(response.Header("WWW-Authenticate") ?? "").Groups["scopes"].Value
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);
        // Older servers do not say which scope is missing; what the call needs is known all the same.
        var scopes = named.Length > 0 ? named : request.Scope is { } scope ? [scope] : [];
        var need = scopes.Length == 0 ? "" : $" The call needs a token with {string.Join(" or ", scopes)}.";
        var exception = Error(
            response,
            $"The token may not do this: {words}{need}",
            "SentryForbidden",
            ErrorCategory.PermissionDenied,
            "Use a token that has the scope, of a user who has access to the project. Test-SentryConnection shows the scopes of the token.");
        exception.RequiredScopes = scopes;
        return exception;
    }

    private static SentryApiException NotFound(HttpResponse response, ApiRequest request, string words)
    {
        var organization = request.Organization;
        var what = (request.Subject ?? Environments(request), organization) switch
        {
            ({ } subject, null) => $"{subject} was not found",
            ({ } subject, _) => $"{subject} was not found in {organization}",
            (null, null) => "What was asked for was not found",
            _ => $"Organization '{organization}', or what was asked for in it, was not found",
        };
        return Error(
            response,
            $"{what}. Sentry says: {words}",
            "SentryNotFound",
            ErrorCategory.ObjectNotFound,
            "Check the id or name and the organization; it may have been deleted or renamed. Sentry answers the same for what exists but is hidden from the token.");
    }

    /// <summary>
    /// Of the filters of a listing, projects are sent by ids that are known to be there; an environment's name is not. Null
    /// where there is none.
    /// </summary>
    private static string? Environments(ApiRequest request)
    {
        var names = request.Query.Where(field => field.Key == "environment").Select(field => $"'{field.Value}'").ToList();
        return names.Count == 0 ? null : $"Environment {string.Join(" or ", names)}";
    }

    /// <summary>The server does not know the call at all, which says nothing about what was asked for.</summary>
    private static SentryApiException NotSupported(HttpResponse response, string words) =>
        Error(
            response,
            $"The server does not have this function ({response.StatusCode}): {words}",
            "SentryNotSupported",
            ErrorCategory.NotImplemented,
            "A server of your own may be too old for it. Or it is not Sentry that answers: check the address, and whether a proxy or login page stands before it.");

    private static SentryApiException Gone(HttpResponse response, string words)
    {
        var replacement = response.Header("X-Sentry-Replacement-Endpoint") is { } endpoint ? $" It was replaced by {endpoint}." : "";
        var date = response.Header("X-Sentry-Deprecation-Date") is { } since ? $" It is deprecated since {since}." : "";
        return Error(
            response,
            $"The server no longer has this function: {words}{replacement}{date}",
            "SentryGone",
            ErrorCategory.NotImplemented,
            "Update SentryPS; trying again will not help.");
    }

    private static SentryApiException RateLimited(HttpResponse response, string words)
    {
        var end = RateLimit.EndOf(response);
        var until = end is { } time ? FormattableString.Invariant($" It ends at {time:u}.") : "";
        var exception = Error(
            response,
            $"Sentry's rate limit is reached: {words}{until}",
            "SentryRateLimited",
            ErrorCategory.LimitsExceeded,
            "Send fewer requests at once, or go on after the limit has ended.");
        exception.RateLimitReset = end;
        return exception;
    }

    private static SentryApiException ServerError(HttpResponse response, object? body, string words)
    {
        var errorId = body is IDictionary<string, object?> fields && fields.TryGetValue("errorId", out var id) && id is string text ? $" (error id {text})" : "";
        return Error(
            response,
            $"Sentry failed ({response.StatusCode}): {words}{errorId}",
            "SentryServerError",
            ErrorCategory.ResourceUnavailable,
            "The fault is on the server's side. Try again later.");
    }

    private static SentryApiException Error(
        HttpResponse response, string message, string errorId, ErrorCategory category, string? action = null) =>
        new(response.Printable(message), errorId, category, response.StatusCode) { RecommendedAction = action };
}
