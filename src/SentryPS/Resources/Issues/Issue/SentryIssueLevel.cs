namespace SentryPS;

/// <summary>How bad the events of an issue are.</summary>
public enum SentryIssueLevel
{
    /// <summary>An example event, as Sentry makes them for new projects.</summary>
    Sample,

    /// <summary>For developers.</summary>
    Debug,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Could become an error.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The program could not go on.</summary>
    Fatal,
}
