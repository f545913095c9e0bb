namespace SentryPS;

/// <summary>How easily a monitor that learns what is normal takes something for an anomaly.</summary>
public enum SentryMonitorSensitivity
{
    /// <summary>Only great differences.</summary>
    Low,

    /// <summary>In between.</summary>
    Medium,

    /// <summary>Small differences too.</summary>
    High,
}
