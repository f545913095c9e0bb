namespace SentryPS;

/// <summary>By what Get-SentryOrganization sorts, most first.</summary>
public enum SentryOrganizationSort
{
    /// <summary>By the number of members.</summary>
    Members,

    /// <summary>By the number of projects.</summary>
    Projects,

    /// <summary>By the number of events.</summary>
    Events,
}
