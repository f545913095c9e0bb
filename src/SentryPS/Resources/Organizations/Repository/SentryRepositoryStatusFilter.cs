namespace SentryPS;

/// <summary>In which state repositories are listed.</summary>
public enum SentryRepositoryStatusFilter
{
    /// <summary>Those that Sentry takes commits from.</summary>
    Active,

    /// <summary>Those that were deleted and are still kept.</summary>
    Deleted,
}
