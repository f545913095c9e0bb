using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Resources;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Collections;

/// <summary>
/// A plain resource: rows of JSON that are listed, read, created, changed and deleted as the declaration says. What a
/// resource does beyond that goes into <see cref="Check"/>, <see cref="Changed"/> and <see cref="Show"/>, or into
/// endpoints of its own.
/// </summary>
/// <param name="Name">The name under which the rows are stored and seeded.</param>
/// <param name="Path">The path of the list, below <c>api/0/</c>.</param>
/// <param name="Key">The name of the path's last segment in the path of one row.</param>
internal sealed record Collection(string Name, string Path, string Key)
{
    public required Access Access { get; init; }

    public Verbs Verbs { get; init; } = Verbs.All;

    /// <summary>The fields of a body. Others are refused.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Whether an update needs the required fields again.</summary>
    public bool IsReplacedByUpdate { get; init; }

    /// <summary>
    /// All properties of a new row and what they are unless the body says otherwise; the id is added.
    /// </summary>
    public Func<SandboxState, JsonObject> NewRow { get; init; } = _ => [];

    /// <summary>The properties by which a path can name a row.</summary>
    public IReadOnlyList<string> Keys { get; init; } = ["id", "slug"];

    /// <summary>
    /// The properties that free text of <c>query</c> is looked for in; null for lists that have no query.
    /// </summary>
    public IReadOnlyList<string>? SearchedIn { get; init; }

    /// <summary>The further properties that <c>query</c> can name, as in <c>id:1</c>.</summary>
    public IReadOnlyList<string> SearchKeys { get; init; } = ["id", "slug", "name"];

    /// <summary>Which rows a list has, by the other parameters of its query.</summary>
    public Func<ApiCall, JsonObject, bool> IsListed { get; init; } = (_, _) => true;

    /// <summary>The property that lists are ordered by; without one it is the order of creation.</summary>
    public string? OrderBy { get; init; }

    public PagingKind PagedBy { get; init; } = PagingKind.Offset;

    public int DefaultPageSize { get; init; } = PageSize.Max;

    /// <summary>Whether lists tell the number of rows in X-Hits.</summary>
    public bool HasHits { get; init; }

    /// <summary>The status of a deletion: 202 for what is only marked for it.</summary>
    public int DeletedStatus { get; init; } = 204;

    /// <summary>
    /// Checks beyond those of single fields. The row is the one to be changed, or null for a new one.
    /// </summary>
    public Action<ApiCall, BodyReader, JsonObject?>? Check { get; init; }

    /// <summary>What else changes with a new or changed row.</summary>
    public Action<ApiCall, JsonObject>? Changed { get; init; }

    /// <summary>The row as it is sent, if not as it is stored.</summary>
    public Func<ApiCall, JsonObject, JsonObject>? Show { get; init; }

    public void Map(ApiRoutes routes)
    {
        var one = $"{Path}{{{Key}}}/";
        if (Verbs.HasFlag(Verbs.List))
            routes.Get(Path, Access.Read, call => List(call, Rows(call)));
        if (Verbs.HasFlag(Verbs.Create))
            routes.Post(Path, Access.Write, Create);
        if (Verbs.HasFlag(Verbs.Get))
            routes.Get(one, Access.Read, call => Response.Ok(Shown(call, Find(call))));
        if (Verbs.HasFlag(Verbs.Update))
            routes.Put(one, Access.Write, Update);
        if (Verbs.HasFlag(Verbs.Delete))
            routes.Delete(one, Access.Delete, Delete);
    }

    /// <summary>A list of these rows, which may be those of several owners.</summary>
    public Response List(ApiCall call, IEnumerable<JsonObject> rows)
    {
        var found = rows.Where(row => IsListed(call, row) && Matches(call, row)).ToList();
        if (OrderBy is not null)
            found = [.. found.OrderBy(row => $"{row[OrderBy]}", StringComparer.Ordinal)];

        return PagedBy switch
        {
            PagingKind.None => Response.Ok(ApiJson.Array(found.Select(row => Shown(call, row)))),
            PagingKind.Date => Respond(call, ByDate(call, found), found.Count),
            _ => Respond(call, PageNumberPaginator.Paginate(found, call, DefaultPageSize), found.Count),
        };
    }

    /// <summary>The row that the path names.</summary>
    public JsonObject Find(ApiCall call) =>
        Rows(call).Find(row => Keys.Any(key => row[key]?.ToString() == call.Segment(Key)))
        ?? throw ApiFailure.NotFound();

    /// <summary>A new row in a store, with the values given and the usual ones.</summary>
    public JsonObject Add(SandboxState state, RowStore store, JsonObject values)
    {
        var row = NewRow(state);
        if (!row.ContainsKey("id"))
            row.Insert(0, "id", ApiJson.Id(state.NextId()));
        FieldSet.Apply(values, row);
        store[Name].Add(row);
        return row;
    }

    private List<JsonObject> Rows(ApiCall call) => Store(call)[Name];

    /// <summary>Rows belong to the project in the path, or else to the organization.</summary>
    private RowStore Store(ApiCall call) =>
        Path.Contains("{project}", StringComparison.Ordinal) ? call.Project.Rows : call.Organization.Rows;

    private Response Create(ApiCall call)
    {
        var values = Read(call, row: null);
        var row = Add(call.State, Store(call), values);
        Changed?.Invoke(call, row);
        return Response.Json(201, Shown(call, row));
    }

    private Response Update(ApiCall call)
    {
        var row = Find(call);
        FieldSet.Apply(Read(call, row), row);
        Changed?.Invoke(call, row);
        return Response.Ok(Shown(call, row));
    }

    private Response Delete(ApiCall call)
    {
        Rows(call).Remove(Find(call));
        return Response.Empty(DeletedStatus);
    }

    /// <summary>What the body says of the row, by its properties. Whatever is wrong is reported at once.</summary>
    private JsonObject Read(ApiCall call, JsonObject? row)
    {
        var body = new BodyReader(call.Body());
        var values = FieldSet.Read(body, Fields);
        if (row is null || IsReplacedByUpdate)
            FieldSet.Require(body, Fields);
        if (row is not null)
        {
            Merge(values, row);
            Reset(values, call.State);
        }

        Check?.Invoke(call, body, row);
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        return values;
    }

    private void Merge(JsonObject values, JsonObject row)
    {
        foreach (var name in Fields.Where(field => field.IsMerged).Select(field => field.Property))
        {
            if (values[name] is not JsonObject given || row[name] is not JsonObject known)
                continue;
            var merged = known.DeepClone().AsObject();
            FieldSet.Apply(given, merged);
            values[name] = merged;
        }
    }

    private void Reset(JsonObject values, SandboxState state)
    {
        var left = Fields.Where(field => field.IsReset && !values.ContainsKey(field.Property)).ToList();
        if (left.Count == 0)
            return;
        var usual = NewRow(state);
        foreach (var field in left)
            values[field.Property] = usual[field.Property]?.DeepClone();
    }

    private JsonObject Shown(ApiCall call, JsonObject row) =>
        Show?.Invoke(call, row) ?? row.DeepClone().AsObject();

    private Response Respond(ApiCall call, Page<JsonObject> page, int hits)
    {
        var response = Response.Ok(ApiJson.Array(page.Rows.Select(row => Shown(call, row))));
        return HasHits ? page.AddTo(response, call, hits) : page.AddTo(response, call);
    }

    private Page<JsonObject> ByDate(ApiCall call, List<JsonObject> rows) => ScorePaginator.Paginate(
        [.. rows.AsEnumerable().Reverse().OrderByDescending(Created)],
        Created,
        PageSize.FromPerPage(call.Query, DefaultPageSize),
        Cursor.FromQuery(call.Query));

    private static long Created(JsonObject row) =>
        SearchTime.ParseDate($"{row["dateCreated"]}")?.ToUnixTimeMilliseconds() ?? 0;

    private bool Matches(ApiCall call, JsonObject row) =>
        SearchedIn is null
        || SearchParser.Parse(call.Query["query"] ?? "").TrueForAll(term => Matches(row, term) != term.IsNegated);

    /// <summary>A key that the search does not know finds nothing, with or without a minus before it.</summary>
    private bool Matches(JsonObject row, SearchTerm term)
    {
        if (term.Key is null)
            return SearchedIn!.Any(name => $"{row[name]}".Contains(term.Value, StringComparison.OrdinalIgnoreCase));
        return SearchKeys.Contains(term.Key)
            ? term.Values.Any(value => Wildcard.Matches(row[term.Key]?.ToString(), value))
            : term.IsNegated;
    }
}
