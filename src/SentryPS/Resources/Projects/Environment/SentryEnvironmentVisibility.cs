namespace SentryPS;

/// <summary>Which environments are listed.</summary>
public enum SentryEnvironmentVisibility
{
    /// <summary>Those that are not hidden.</summary>
    Visible,

    /// <summary>Those that are hidden.</summary>
    Hidden,

    /// <summary>All.</summary>
    All,
}
