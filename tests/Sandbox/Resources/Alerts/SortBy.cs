using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The <c>sortBy</c> of detectors and workflows: a key, with a minus for the other way round.</summary>
internal static class SortBy
{
    public static List<T> Order<T>(
        IEnumerable<T> rows, QueryParameters query, IReadOnlyDictionary<string, Func<T, IComparable>> keys)
    {
        var text = query["sortBy"] is { Length: > 0 } given ? given : "id";
        var isDescending = text.StartsWith('-');
        if (!keys.TryGetValue(text.TrimStart('-'), out var key))
            throw ApiFailure.InvalidField("sortBy", $"Invalid sort key. Valid keys are {string.Join(", ", keys.Keys)}.");
        return [.. isDescending ? rows.OrderByDescending(key) : rows.OrderBy(key)];
    }
}
