namespace SentryPS;

/// <summary>Where a parameter of an operation goes in the request.</summary>
public enum SentryApiParameterLocation
{
    /// <summary>A hole of the path, such as <c>{organization}</c>.</summary>
    Path,

    /// <summary>A parameter of the query, after the question mark.</summary>
    Query,

    /// <summary>A field of the body.</summary>
    Body,
}
