namespace SentryPS;

/// <summary>On which side of what is normal an anomaly lies.</summary>
public enum SentryMonitorDirection
{
    /// <summary>More than normal.</summary>
    Above,

    /// <summary>Less than normal.</summary>
    Below,

    /// <summary>Either.</summary>
    Both,
}
