namespace SentryPS.Api;

/// <summary>
/// Says what the official schema knows about a call: before it is sent as warnings, and after it failed as advice.
/// </summary>
internal static class ApiCallAdvice
{
    // Every listing takes them, whether the schema says so or not.
    private static readonly string[] s_paging = ["cursor", "per_page"];

    /// <summary>What looks like a slip. The server decides, since it may be older or newer than the schema.</summary>
    /// <param name="call">The call.</param>
    /// <param name="query">The names in its query.</param>
    /// <param name="content">The names of the fields that it sends. Null where there are none, or nobody knows.</param>
    public static IEnumerable<string> Warnings(ApiCall call, IReadOnlyList<string> query, IReadOnlyList<string>? content)
    {
        if (call.Operation is not { } operation)
        {
            return call.Neighbours.Count == 0
                ? []
                :
                [
                    $"Sentry's official API has no {call.MethodName} for {call.Neighbours[0].Path}, but {MethodsOf(call)}. "
                    + "It is sent all the same.",
                ];
        }

        IReadOnlyList<string> inQuery = [.. query.Except(call.Method == ApiMethod.Get ? s_paging : [])];
        var warnings = Compare(operation, SentryApiParameterLocation.Query, "query parameter", inQuery, mayLack: false);
        if (content is null)
            return warnings;

        // The schema calls fields of changes required that a server leaves as they are.
        var mayLack = call.Method != ApiMethod.Post;
        return warnings.Concat(Compare(operation, SentryApiParameterLocation.Body, "body field", content, mayLack));
    }

    /// <summary>Adds to an error what the person can do about it.</summary>
    public static void Advise(SentryException exception, ApiCall call)
    {
        var status = (exception as SentryApiException)?.StatusCode;
        if (exception.ErrorId == "SentryInvalidResponse")
            exception.RecommendedAction = "Where the response is no JSON but a file, -OutFile takes it as it is.";
        else if (status == 405)
            exception.RecommendedAction = call.Neighbours.Count > 0
                ? $"The path takes {MethodsOf(call)}: give that with -Method."
                : "Get-SentryApiOperation -Path <path> shows the methods of a path.";
        else if (status == 404 && call.Operation is null)
            exception.RecommendedAction = UnknownPath(call);
    }

    private static string MethodsOf(ApiCall call) =>
        string.Join(" or ", call.Neighbours.Select(operation => $"{operation.Method} ({operation.Name})"));

    private static string UnknownPath(ApiCall call)
    {
        var nearest = OperationIndex.Shared.PathsLike(call.Template);
        return "Sentry's official API has no such path"
            + (nearest.Count > 0
                ? $". Did you mean {string.Join(" or ", nearest)}?"
                : ": look for a slip in it. Get-SentryApiOperation -Path '*word*' finds paths.")
            + (call.Template is [.., '/'] ? "" : " Nearly all paths end in a slash, and this one does not.");
    }

    private static IEnumerable<string> Compare(
        SentryApiOperation operation, SentryApiParameterLocation location, string kind, IReadOnlyList<string> names, bool mayLack)
    {
        var known = operation.Parameters.Where(parameter => parameter.Location == location).ToList();
        foreach (var name in names.Distinct().Where(name => known.All(parameter => parameter.Name != name)))
        {
            var nearest = NearestNames.Of(name, known.Select(parameter => parameter.Name));
            yield return $"{operation.Name} has no {kind} '{name}' in Sentry's official API, "
                + "and servers pass over what they do not know."
                + (nearest.Count > 0 ? $" Did you mean {string.Join(" or ", nearest)}?" : "");
        }

        foreach (var parameter in known.Where(parameter => parameter.IsRequired && !mayLack && !names.Contains(parameter.Name)))
        {
            yield return $"{operation.Name} needs the {kind} '{parameter.Name}' ({parameter.Type}), which was not given.";
        }
    }
}
