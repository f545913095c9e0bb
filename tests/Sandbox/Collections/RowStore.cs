using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Collections;

/// <summary>
/// The rows of the plain resources that belong to an organization or a project, by the collection's name.
/// </summary>
public sealed class RowStore
{
    private readonly Dictionary<string, List<JsonObject>> _rows = new(StringComparer.Ordinal);

    /// <summary>The rows of a collection, in the order of their creation; empty for one that has none.</summary>
    public List<JsonObject> this[string collection] =>
        _rows.TryGetValue(collection, out var rows) ? rows : _rows[collection] = [];
}
