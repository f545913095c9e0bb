namespace SentryPS;

/// <summary>What Sentry's loader script can load besides the SDK for errors.</summary>
public enum SentryLoaderFeature
{
    /// <summary>Recordings of what users did.</summary>
    Replay,

    /// <summary>Tracing.</summary>
    Performance,

    /// <summary>The SDK with its debug messages.</summary>
    Debug,

    /// <summary>The form for users' feedback.</summary>
    Feedback,

    /// <summary>Logs and metrics.</summary>
    LogsAndMetrics,
}
