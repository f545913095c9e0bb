namespace SentryPS.Cmdlets;

/// <summary>One thing that is to be changed: names only, so that a million of them are cheap to gather.</summary>
/// <param name="scope">Where it is, as far as that is known.</param>
/// <param name="key">What the server finds it by.</param>
/// <param name="hasId">Says that the key is the id, and not another name, which has to be looked up.</param>
/// <param name="label">As the user named it; errors bear it as their target.</param>
internal sealed class BulkTarget(BulkScope scope, string key, bool hasId, string label)
{
    public BulkScope Scope { get; private set; } = scope;

    /// <summary>The id; another name of it until it is looked up.</summary>
    public string Key { get; private set; } = key;

    public bool HasId { get; private set; } = hasId;

    public string Label { get; } = label;

    /// <summary>Its place among those that are changed, which is its place in the output.</summary>
    public int Position { get; set; }

    /// <summary>Whether all is known that a request in bulk needs. An empty id would be as bad as none.</summary>
    public bool IsIdentified => HasId && Key.Length > 0 && Scope.Partition is not null;

    public void Identify(string id, BulkScope scope)
    {
        Key = id;
        HasId = true;
        Scope = scope;
    }
}
