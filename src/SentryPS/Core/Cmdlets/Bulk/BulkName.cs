namespace SentryPS.Cmdlets;

/// <summary>One thing as it comes through the pipeline, before anybody was asked whether it shall be changed.</summary>
/// <param name="Connection">The connection that it came from, or that of the command.</param>
/// <param name="Organization">The organization that it is in.</param>
/// <param name="Key">Its id or another name.</param>
/// <param name="HasId">Says that the key is the id.</param>
/// <param name="Label">As the user named it.</param>
internal sealed record BulkName<T>(SentryConnection Connection, string Organization, string Key, bool HasId, string Label)
    where T : SentryObject
{
    /// <summary>See <see cref="BulkScope.Partition"/>. Null where it has to be looked up.</summary>
    public string? Partition { get; init; }

    /// <summary>See <see cref="BulkScope.Variant"/>.</summary>
    public object? Variant { get; init; }

    /// <summary>The project's name, for the last line of -WhatIf. Null where it is not known.</summary>
    public string? Project { get; init; }

    /// <summary>The thing as it is before the change. Null where only its name came.</summary>
    public T? Before { get; init; }
}
