namespace SentryPS;

/// <summary>How urgent an issue is.</summary>
public enum SentryIssuePriority
{
    /// <summary>Can wait.</summary>
    Low,

    /// <summary>In the usual course.</summary>
    Medium,

    /// <summary>First.</summary>
    High,
}
