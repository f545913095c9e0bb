namespace SentryPS;

/// <summary>The kinds of rule that <see cref="SentryAlertRule"/> stands for.</summary>
public enum SentryAlertRuleKind
{
    /// <summary>Finds out that something is wrong and opens an issue; Sentry's API calls it a detector.</summary>
    Monitor,

    /// <summary>Tells people about issues; Sentry's API calls it a workflow.</summary>
    Alert,

    /// <summary>A metric alert of an older self-hosted server, which does both.</summary>
    MetricAlert,
}
