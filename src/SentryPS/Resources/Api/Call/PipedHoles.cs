using System.Globalization;

namespace SentryPS.Api;

/// <summary>
/// What a piped object knows of the holes of a path: its own name, by its kind or by the path that it was listed by, and
/// what its properties say.
/// </summary>
internal sealed class PipedHoles
{
    private static readonly string[] s_names = ["slug", "id", "version", "name", "key"];

    private readonly ObjectFacts _facts;
    private readonly string? _ownHole;
    private readonly string? _ownName;
    private readonly string? _collection;
    private readonly IReadOnlyDictionary<string, string>? _listedBy;

    private PipedHoles(ObjectFacts facts)
    {
        _facts = facts;
        if (facts.Resource is { ItemPath: not null } resource)
        {
            _ownHole = HoleOf(resource.ItemPath, $"{{{resource.KeyHole}}}") ?? resource.KeyHole;
            _ownName = facts.Text(resource.Key);
        }

        Target = new(_ownName ?? "the piped object", facts);
    }

    private PipedHoles(ObjectFacts facts, ApiRow row)
    {
        const string item = "{item}";
        _facts = facts;
        _ownHole = HoleOf($"{row.Path.TrimEnd('/')}/{item}/", item);
        _collection = row.Path.TrimEnd('/').Split('/', '-')[^1];
        _listedBy = OperationIndex.Shared.Match(row.Path) is [var match, ..] ? match.Values : null;
        Target = new RowName(facts, row);
    }

    /// <summary>What is worked on: it brings the organization, and the connection or the server.</summary>
    public SentryName Target { get; }

    /// <summary>Says that the object has filled a hole.</summary>
    public bool IsUsed { get; private set; }

    /// <exception cref="SentryException">It is no object with properties.</exception>
    public static PipedHoles Of(PSObject item) => ObjectFacts.Read(item, []) is { } facts
        ? item is ApiRow row ? new(facts, row) : new(facts)
        : throw SentryException.InvalidInput(
            $"Objects are piped whose properties fill holes of the path, and '{item}' is a {item.BaseObject.GetType().Name}. "
            + "Give it by -PathParameter, in ForEach-Object.",
            item);

    /// <summary>The organization of the object was put into the path.</summary>
    public void NoteOrganization() => IsUsed |= Target.Organization is not null;

    /// <summary>What fills a hole; null where the object does not tell.</summary>
    public string? ValueOf(string hole)
    {
        var value = TextOf(_facts.Value(hole))
            ?? TextOf(_facts.Value(hole.Replace("_", "")))
            ?? (hole == _ownHole || IsOneOfCollection(hole) ? _ownName ?? OwnName(hole) : null)
            ?? (_listedBy?.TryGetValue(hole, out var listed) == true ? listed : null);
        IsUsed |= value is not null;
        return value;
    }

    /// <summary>Projects and teams are listed by one path, and each is at another: <c>teams</c> have a <c>{team}</c>.</summary>
    private bool IsOneOfCollection(string hole) =>
        _ownHole is null && (hole + "s" == _collection || hole == _collection?.TrimEnd('s') + "_id");

    /// <summary>
    /// An object from this command is called as the paths below its listing call it: by id where the hole is one, else
    /// by slug.
    /// </summary>
    private string? OwnName(string hole) => hole.EndsWith("_id", StringComparison.Ordinal)
        ? TextOf(_facts.Value("id"))
        : s_names.Select(name => TextOf(_facts.Value(name))).FirstOrDefault(name => name is not null);

    /// <summary>A value that is a name; of an object within the object its slug or id.</summary>
    private static string? TextOf(object? value) => value switch
    {
        PSObject nested => TextOf(PipelineValue.Unwrap(nested.Properties["slug"]?.Value ?? nested.Properties["id"]?.Value)),
        string text => text.Length > 0 ? text : null,
        IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>What the official API calls the hole at this place of a path.</summary>
    private static string? HoleOf(string path, string place) => OperationIndex.Shared.Match(path)
        .SelectMany(match => match.Values)
        .Where(value => value.Value == place)
        .Select(value => value.Key)
        .FirstOrDefault();

    private sealed class RowName : SentryName
    {
        public RowName(ObjectFacts facts, ApiRow row)
            : base("the piped object", facts)
        {
            Organization = row.Organization;
            Server = row.Server;
        }
    }
}
