using System.Globalization;
using System.Text.RegularExpressions;

namespace SentryPS.Api;

/// <summary>
/// One call to the API, before it becomes a URL: method, path, query and content. This is the only place where paths
/// and queries are put together, so it is the only place that has to get escaping right.
/// </summary>
internal sealed class ApiRequest
{
    /// <summary>Each hole of <paramref name="path"/> becomes exactly one path segment.</summary>
    public ApiRequest(ApiMethod method, FormattableString path)
        : this(method, EscapeHoles(path), path.Format)
    {
    }

    private ApiRequest(ApiMethod method, string path, string template)
    {
        Method = method;
        Path = path;
        Route = $"{method} {template}";
    }

    public ApiMethod Method { get; }

    /// <summary>The escaped path below <c>/api/0/</c>. Nearly all end in a slash, and nothing adds one.</summary>
    public string Path { get; }

    /// <summary>
    /// What the request has in common with others of its kind: the method and the path without names.
    /// </summary>
    public string Route { get; }

    public QueryParameters Query { get; private set; } = new();

    /// <summary>What the request sends: JSON, a form or files. Null for nothing.</summary>
    public ApiContent? Content { get; set; }

    /// <summary>The same where it is JSON: whatever <see cref="JsonValue.From"/> takes. Null for nothing.</summary>
    public object? Body
    {
        get => (Content as JsonContent)?.Value;
        set => Content = value is null ? null : new JsonContent(value);
    }

    /// <summary>Headers besides those that the transport sets itself; see <see cref="RequestHeaders"/>.</summary>
    public RequestHeaders Headers { get; set; } = [];

    /// <summary>Which host the request goes to.</summary>
    public ApiHost Host { get; set; }

    /// <summary>Where in the response the rows of a listing are, such as <c>data</c>; names in a row stand between
    /// slashes. Null where the response is itself the array.</summary>
    public string? Envelope { get; set; }

    /// <summary>The slug that the objects in the response belong to; the responses do not say it themselves.</summary>
    public string? Organization { get; set; }

    /// <summary>The permission that the call needs, for messages. Null where any token will do.</summary>
    public string? Scope { get; set; }

    /// <summary>Says that the server refuses tokens of no user with the words for a token that is not valid.</summary>
    public bool NeedsUser { get; set; }

    /// <summary>
    /// What the request is about, as a person would say: <c>Team 'backend'</c>. It begins the message of a 404.
    /// </summary>
    public string? Subject { get; set; }

    /// <summary>
    /// Says whether sending the request twice does the same as sending it once. Null leaves it to HTTP's own rules, by
    /// which that holds for all but POST and PATCH.
    /// </summary>
    public bool? CanRepeatPost { get; set; }

    /// <summary>Says that a conflict (409) passes by itself: the server is busy with what the request is about.</summary>
    public bool DoesConflictPass { get; set; }

    /// <summary>Says that the listing's cursors are offsets, which can be computed.</summary>
    public bool HasOffsetCursors { get; set; }

    /// <summary>
    /// Says that rows are added at the front of the listing while it is read, and from which period it takes them if
    /// the query does not say.
    /// </summary>
    public TimeSpan? GrowingPeriod { get; init; }

    public bool IsSafeToRepeat => CanRepeatPost ?? Method is not (ApiMethod.Post or ApiMethod.Patch);

    /// <summary>
    /// Method and path, as -Verbose and the errors' Request name the request: no host, no query, no token and no key.
    /// </summary>
    public string Name
    {
        get => field ?? $"{Method.ToString().ToUpperInvariant()} /api/0/{Path}";
        init;
    }

    /// <summary>
    /// Fills the holes of a template such as <c>teams/{organization}/{team}/</c>, each with one path segment.
    /// </summary>
    public static ApiRequest Fill(ApiMethod method, string template, Func<string, string> valueOf) =>
        new(method, PathTemplate.Fill(template, valueOf), template);

    /// <summary>
    /// A request for a path that was written out by a person, escaped as it has to be, perhaps with a query. It cannot
    /// lead out of the API: segments of dots, backslashes and addresses of servers are refused.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path; a leading <c>/api/0/</c> may be there.</param>
    /// <param name="template">The path without names, where it is known: what its <see cref="Route"/> is made of.</param>
    public static ApiRequest ForPath(ApiMethod method, string path, string template = "")
    {
        const string apiPath = "/api/0/";
        var parts = path.Split(['?'], 2);
        var relative = (parts[0].StartsWith(apiPath, StringComparison.Ordinal) ? parts[0].Substring(apiPath.Length) : parts[0]).TrimStart('/');
        var isPath = relative.Split('/').All(segment => segment.Length == 0 || UrlSegment.CanBe(Uri.UnescapeDataString(segment)))
            && !relative.Contains("//") && !relative.Contains("://")
            && Regex.IsMatch(relative, @"\A([A-Za-z0-9_.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        if (!isPath)
        {
            throw SentryException.InvalidInput(
                $"'{path}' is not a path of Sentry's API; one looks like organizations/acme/teams/. Other characters than letters, digits and -._~ are escaped, as in 'a%20b'.", path);
        }

        var request = new ApiRequest(method, relative, template);
        foreach (var pair in (parts.Length > 1 ? parts[1] : "").Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = pair.Split(['='], 2);
            request.Query.Add(Decode(sides[0]), sides.Length > 1 ? Decode(sides[1]) : "");
        }

        return request;
    }

    /// <summary>The same request for the page that starts at <paramref name="cursor"/>.</summary>
    public ApiRequest At(string cursor) => With("cursor", cursor);

    /// <summary>The same request in whose query <paramref name="name"/> has this one value.</summary>
    public ApiRequest With(string name, string value)
    {
        var other = (ApiRequest)MemberwiseClone();
        other.Query = Query.With(name, value);
        return other;
    }

    /// <summary>
    /// The same request for what there was when its first page came, where the listing grows at its front.
    /// </summary>
    /// <param name="now">The server's clock then. It may be that of a proxy, and lag behind what the rows say.</param>
    /// <param name="latest">The time of the latest row, if there is one.</param>
    public ApiRequest PinnedTo(DateTimeOffset now, DateTimeOffset? latest)
    {
        if (GrowingPeriod is not { } period || Query.Has("end"))
        {
            return this;
        }

        var pinned = (ApiRequest)MemberwiseClone();
        // The server tells its time in whole seconds, and what came within the second was counted.
        var end = (latest > now ? latest.Value : now).AddSeconds(1);
        pinned.Query = Query.Without("statsPeriod").Add("start", now.AddSeconds(1) - period).Add("end", end);
        return pinned;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string EscapeHoles(FormattableString path)
    {
        var segments = path.GetArguments()
            .Select(argument => UrlSegment.Escape(Convert.ToString(argument, CultureInfo.InvariantCulture) ?? ""))
            .ToArray<object>();
        return string.Format(CultureInfo.InvariantCulture, path.Format, segments);
    }
}
