namespace SentryPS;

/// <summary>The methods by which an uptime monitor asks.</summary>
public enum SentryUptimeMethod
{
    /// <summary>Reads.</summary>
    [Wire("GET")]
    Get,

    /// <summary>Sends a body.</summary>
    [Wire("POST")]
    Post,

    /// <summary>Reads the headers alone.</summary>
    [Wire("HEAD")]
    Head,

    /// <summary>Sends a body that replaces.</summary>
    [Wire("PUT")]
    Put,

    /// <summary>Deletes.</summary>
    [Wire("DELETE")]
    Delete,

    /// <summary>Sends a body that changes.</summary>
    [Wire("PATCH")]
    Patch,

    /// <summary>Asks what is possible.</summary>
    [Wire("OPTIONS")]
    Options,
}
