namespace SentryPS.Commands;

/// <summary>Sentry's rules for the version of a release.</summary>
internal static class ReleaseVersion
{
    private const int MaximumLength = 200;

    public static void Validate(string version)
    {
        if (version.Trim().Length == 0 || version.Length > MaximumLength || version is "latest" || !UrlSegment.CanBe(version))
        {
            throw SentryException.InvalidInput(
                $"'{version}' cannot be the version of a release: it has at most {MaximumLength} characters, no slash, backslash, tab or line break, and is not '.', '..' or 'latest'.",
                version);
        }
    }
}
