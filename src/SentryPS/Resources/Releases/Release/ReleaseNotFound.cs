namespace SentryPS.Cmdlets;

/// <summary>
/// To change a release or deploy it, a token has to see all of its projects. If it does not, Sentry says that there is no
/// such release, which Get-SentryRelease shows all the same.
/// </summary>
internal static class ReleaseNotFound
{
    private const string Advice =
        "Check the version and the organization. Sentry answers the same if the token cannot see all projects of the release, "
        + "even if Get-SentryRelease shows it.";

    /// <summary>Does something to a release, and says of a release that is not found what that can mean.</summary>
    public static void Explain(Action change)
    {
        try
        {
            change();
        }
        catch (SentryApiException exception) when (exception.ErrorId == "SentryNotFound")
        {
            exception.RecommendedAction = Advice;
            throw;
        }
    }
}
