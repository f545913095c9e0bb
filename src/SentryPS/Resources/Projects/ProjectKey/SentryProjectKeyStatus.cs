namespace SentryPS;

/// <summary>Whether a project key is in use.</summary>
public enum SentryProjectKeyStatus
{
    /// <summary>Events that come by it are taken.</summary>
    Active,

    /// <summary>Events that come by it are refused.</summary>
    Inactive,
}
