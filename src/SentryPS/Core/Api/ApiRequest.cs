using System.Collections;
using System.Globalization;

namespace SentryPS.Api;

/// <summary>The HTTP methods that Sentry's Web API uses.</summary>
internal enum ApiMethod
{
    Get,
    Post,
    Put,
    Delete,
}

/// <summary>
/// One call to the API, before it becomes a URL: method, path, query and body. This is the only place where paths and
/// queries are put together, so it is the only place that has to get escaping right.
/// </summary>
internal sealed class ApiRequest
{
    /// <summary>Each hole of <paramref name="path"/> becomes exactly one path segment.</summary>
    public ApiRequest(ApiMethod method, FormattableString path)
    {
        Method = method;
        Path = EscapePath(path);
    }

    private ApiRequest(ApiMethod method, string path)
    {
        Method = method;
        Path = path;
    }

    public ApiMethod Method { get; }

    /// <summary>The escaped path below <c>/api/0/</c>, with a slash at its end as the server demands.</summary>
    public string Path { get; }

    public QueryParameters Query { get; private set; } = new();

    /// <summary>A tree of dictionaries, sequences and plain values that is sent as JSON.</summary>
    public object? Body
    {
        get;
        set
        {
            CheckBody(value);
            field = value;
        }
    }

    /// <summary>
    /// What the request is about, for messages: <c>Team 'backend'</c>. Null where only the path tells.
    /// </summary>
    public string? Subject { get; set; }

    /// <summary>The slug that the objects in the response belong to; the answers do not say it themselves.</summary>
    public string? Organization { get; set; }

    /// <summary>The permission that the call needs, for messages. Null where any token will do.</summary>
    public string? Scope { get; set; }

    /// <summary>
    /// Says whether sending the request twice does the same as sending it once. Null leaves it to HTTP's own rules, by
    /// which that holds for all but POST.
    /// </summary>
    public bool? CanRepeatPost { get; set; }

    /// <summary>Says that the listing's cursors are offsets, which can be computed.</summary>
    public bool HasOffsetCursors { get; set; }

    /// <summary>
    /// Says that rows are added at the front of the listing while it is read, and from which period it takes them if the
    /// query does not say.
    /// </summary>
    public TimeSpan? GrowingPeriod { get; init; }

    public bool IsSafeToRepeat => CanRepeatPost ?? Method != ApiMethod.Post;

    /// <summary>A request whose path is a template; see <see cref="PathTemplate"/>.</summary>
    public static ApiRequest For(ApiMethod method, string template, Func<string, string> valueOf) =>
        new(method, PathTemplate.Fill(template, valueOf));

    /// <summary>The same request for the page that starts at <paramref name="cursor"/>.</summary>
    public ApiRequest At(string cursor)
    {
        var next = (ApiRequest)MemberwiseClone();
        next.Query = Query.With("cursor", cursor);
        return next;
    }

    /// <summary>The same request for what there was when its first page came, where the listing grows at its front.</summary>
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

    private static string EscapePath(FormattableString path)
    {
        var segments = path.GetArguments()
            .Select(argument => EscapeSegment(Convert.ToString(argument, CultureInfo.InvariantCulture) ?? ""))
            .ToArray<object>();
        return string.Format(CultureInfo.InvariantCulture, path.Format, segments);
    }

    /// <summary>
    /// A slash, a dot segment or a control character would reach another path than the one that was meant, even when
    /// escaped: proxies and servers undo escapes before they route. No name in Sentry has any of them.
    /// </summary>
    internal static string EscapeSegment(string segment)
    {
        if (segment.Length == 0 || segment is "." or ".." || segment.Any(c => c is '/' or '\\' || char.IsControl(c)))
        {
            throw SentryException.InvalidInput(
                $"'{segment}' cannot be part of a Sentry URL: a name there is not empty and has no slash, backslash or control character.");
        }

        return Uri.EscapeDataString(Text(segment, "part of a Sentry URL"));
    }

    /// <summary>Refuses text that cannot be sent, wherever it is in a body.</summary>
    internal static void CheckBody(object? value, string path = "")
    {
        switch (value)
        {
            case string text:
                Text(text, $"sent as '{path}'");
                break;
            case IReadOnlyDictionary<string, object?> fields:
                foreach (var field in fields)
                {
                    var name = Text(field.Key, "the name of a field");
                    CheckBody(field.Value, path.Length == 0 ? name : $"{path}.{name}");
                }

                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    CheckBody(item, path);
                }

                break;
        }
    }

    /// <summary>
    /// Half of a surrogate pair cannot be sent: it would arrive as another character, and so name something else.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="use">What it cannot be then, for the message.</param>
    internal static string Text(string text, string use)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                throw SentryException.InvalidInput($"'{text}' cannot be {use}: it has half of a character in it.");
            }
        }

        return text;
    }
}
