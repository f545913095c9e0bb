namespace SentryPS.Api;

/// <summary>
/// The operations of the official schema, which SentryPS.dll carries in a short form. They are read at their first use.
/// </summary>
internal sealed class OperationIndex
{
    private const string ApiRoot = "api/0/";

    private static readonly Lazy<OperationIndex> s_shared = new(() => new(OperationIndexReader.Read()));

    private readonly Dictionary<string, SentryApiOperation> _byName;
    private readonly ILookup<int, Template> _byLength;

    private OperationIndex(IReadOnlyList<SentryApiOperation> operations)
    {
        All = operations;
        _byName = operations.ToDictionary(operation => operation.Name, StringComparer.OrdinalIgnoreCase);
        _byLength = operations
            .GroupBy(operation => operation.Path)
            .Select(group => new Template(SegmentsOf(group.Key), [.. group]))
            .ToLookup(template => template.Segments.Length);
    }

    /// <summary>The only one.</summary>
    public static OperationIndex Shared => s_shared.Value;

    /// <summary>All operations, in the order of their paths.</summary>
    public IReadOnlyList<SentryApiOperation> All { get; }

    /// <summary>The operation with this name, in any case; null if there is none.</summary>
    public SentryApiOperation? Find(string name) => _byName.TryGetValue(name, out var operation) ? operation : null;

    /// <summary>Names of operations that are like one that does not exist, nearest first.</summary>
    public IReadOnlyList<string> NearestTo(string name) =>
        NearestNames.Of(name, All.Select(operation => operation.Name));

    /// <summary>
    /// The operations, one for each method, whose path has the form of this one. It may have its holes filled or not,
    /// begin with the server and <c>/api/0/</c> or below it, and end with a query. A slash at the end is not looked at:
    /// most official paths have one, and those of SCIM have none.
    /// </summary>
    public IReadOnlyList<OperationMatch> Match(string path)
    {
        var segments = SegmentsOf(BelowApi(path));
        var best = _byLength[segments.Length]
            .Where(template => template.Fits(segments))
            // .../snapshots/latest-base/ is a path of its own, and no snapshot with that id.
            .OrderBy(template => template.Holes)
            .FirstOrDefault();
        return best is null
            ? []
            : best.Operations.Select(operation => new OperationMatch(operation, best.ValuesOf(segments))).ToList();
    }

    /// <summary>The operation with this method and a path of this form; null if there is none.</summary>
    public OperationMatch? Match(string method, string path) => Match(path)
        .FirstOrDefault(match => match.Operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase));

    /// <summary>Official paths that are like one that does not exist: in one of its words there is a slip.</summary>
    public IReadOnlyList<string> PathsLike(string path)
    {
        var segments = SegmentsOf(BelowApi(path));
        return
        [
            .. from template in _byLength[segments.Length]
               let slips = template.SlipsIn(segments)
               where slips.Count == 1 && NearestNames.Of(slips[0].Typed, [slips[0].Own]).Count > 0
               orderby template.Holes
               select template.Operations[0].Path,
        ];
    }

    private static string BelowApi(string path)
    {
        var root = path.IndexOf(ApiRoot, StringComparison.Ordinal);
        // Only after the server's address, not in the middle of a name.
        var start = root == 0 || (root > 0 && path[root - 1] == '/') ? root + ApiRoot.Length : 0;
        var end = path.IndexOfAny(['?', '#'], start);
        return path.Substring(start, (end < 0 ? path.Length : end) - start);
    }

    private static string[] SegmentsOf(string path) => path.Trim('/').Split('/');

    private sealed record Template(string[] Segments, IReadOnlyList<SentryApiOperation> Operations)
    {
        public int Holes { get; } = Segments.Count(IsHole);

        public bool Fits(string[] segments) => Segments
            .Zip(segments, (own, other) => own == other || (IsHole(own) && other.Length > 0))
            .All(fits => fits);

        /// <summary>The words that are not those of the path.</summary>
        public List<(string Own, string Typed)> SlipsIn(string[] segments) => Segments
            .Zip(segments, (own, typed) => (Own: own, Typed: typed))
            .Where(pair => !IsHole(pair.Own) && pair.Own != pair.Typed)
            .ToList();

        public Dictionary<string, string> ValuesOf(string[] segments) => Segments
            .Zip(segments, (own, other) => (Hole: own, Value: other))
            .Where(pair => IsHole(pair.Hole))
            .ToDictionary(pair => pair.Hole.Trim('{', '}'), pair => Uri.UnescapeDataString(pair.Value));

        private static bool IsHole(string segment) => segment[0] == '{';
    }
}
