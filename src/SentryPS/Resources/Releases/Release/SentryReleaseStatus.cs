namespace SentryPS;

/// <summary>The states of a release.</summary>
public enum SentryReleaseStatus
{
    /// <summary>Listed.</summary>
    Open,

    /// <summary>Left out of listings that do not ask for it. Its events and issues stay.</summary>
    Archived,
}
