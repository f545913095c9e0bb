namespace SentryPS;

/// <summary>How many of an alert's conditions have to be met.</summary>
public enum SentryAlertLogic
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>One is enough.</summary>
    [Wire("any-short")]
    Any,

    /// <summary>None may be met.</summary>
    None,
}
