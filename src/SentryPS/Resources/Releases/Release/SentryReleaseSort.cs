namespace SentryPS;

/// <summary>What releases are sorted by, always the highest or latest first.</summary>
public enum SentryReleaseSort
{
    /// <summary>The date of the release or, where it is not released, of its creation.</summary>
    Date,

    /// <summary>The number of the build in the version.</summary>
    Build,

    /// <summary>The version, by the rules of Semantic Versioning.</summary>
    SemVer,

    /// <summary>The date since which many users have it.</summary>
    Adoption,

    /// <summary>The number of sessions.</summary>
    Sessions,

    /// <summary>The number of users.</summary>
    Users,

    /// <summary>The share of sessions without a crash.</summary>
    [Wire("crash_free_sessions")]
    CrashFreeSessions,

    /// <summary>The share of users without a crash.</summary>
    [Wire("crash_free_users")]
    CrashFreeUsers,
}
