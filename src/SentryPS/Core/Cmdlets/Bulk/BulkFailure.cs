namespace SentryPS.Cmdlets;

/// <summary>What a failed request with many ids says about each of them, and the errors that follow.</summary>
internal static class BulkFailure
{
    /// <summary>
    /// One thing that the server fails on takes ten failures in a row to find among 500. So many say that the server fails
    /// on everything, and halving further would keep both sides busy for hours.
    /// </summary>
    public const int OutageFailures = 16;

    /// <summary>Says that a smaller request may pass: the server gave up on this one, or a proxy found its URL too long.</summary>
    public static bool MayPassInParts(SentryException failure) =>
        failure.IsServerFault || failure is SentryApiException { StatusCode: 413 or 414 or 431 };

    /// <summary>
    /// Says that the change may have been made all the same. Before a rate limit the same things may have been sent with
    /// success that got lost on the way back; and what a repeated removal no longer finds may be gone by the first one.
    /// </summary>
    public static bool LeavesDoubt(SentryException failure, bool isRemoval) =>
        failure.IsOutcomeUnknown
        || failure.Category == ErrorCategory.LimitsExceeded
        || (isRemoval && failure.Category == ErrorCategory.ObjectNotFound);

    public static SentryException NotFound(string noun, BulkTarget target, Exception? cause = null) => new(
        $"{Title(noun)} {target.Label} was not found in {target.Scope.Organization}, so it was not changed.",
        "SentryNotFound",
        ErrorCategory.ObjectNotFound,
        cause)
    {
        RecommendedAction = "Check the id and the organization. What is being deleted, or is hidden from the token, is not found either.",
    };

    public static SentryException NotChanged(string noun, BulkTarget target, string difference) => new(
        $"Sentry took the change of {noun} {target.Label}, but {difference}.",
        "SentryNotChanged",
        ErrorCategory.InvalidResult)
    {
        RecommendedAction = $"Look at the {noun}. Somebody else, or a new event, may have changed it meanwhile; and a token that belongs to no user can set nothing that is a user's own, such as bookmarks.",
    };

    public static SentryException NotVerified(string noun, BulkTarget target, SentryException failure) => new(
        $"Sentry took the change of {noun} {target.Label}, but could not be asked whether it was made: {failure.Message}",
        "SentryNotVerified",
        failure.Category,
        failure)
    {
        RecommendedAction = $"Look at the {noun} before you try again.",
    };

    private static string Title(string noun) => char.ToUpperInvariant(noun[0]) + noun.Substring(1);
}
