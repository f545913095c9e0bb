namespace SentryPS;

/// <summary>What the rows of Get-SentryReleaseHealth are for.</summary>
public enum SentryHealthGroup
{
    /// <summary>One for each project.</summary>
    Project,

    /// <summary>One for each release.</summary>
    Release,

    /// <summary>One for each environment.</summary>
    Environment,
}
