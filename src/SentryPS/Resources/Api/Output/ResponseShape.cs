using System.Globalization;

namespace SentryPS.Api;

/// <summary>
/// Where the rows of a response are, as its first page shows. The official schema does not tell lists from single things,
/// and the server does: by an array, by a header that leads to other pages, or by the fields of SCIM.
/// </summary>
internal sealed class ResponseShape
{
    private const string ScimRows = "Resources";
    private const string ScimTotal = "totalResults";
    private const string ScimStart = "startIndex";

    private ResponseShape(string? envelope, bool isWhole, bool isScim) => (Envelope, IsWhole, IsScim) = (envelope, isWhole, isScim);

    /// <summary>The field with the rows. Null where the response is itself the array, or no list.</summary>
    public string? Envelope { get; }

    /// <summary>Says that a response is one row.</summary>
    public bool IsWhole { get; }

    /// <summary>Says that pages are counted by SCIM's own rules, which know no cursors.</summary>
    public bool IsScim { get; }

    /// <param name="response">The first response.</param>
    /// <param name="takesCursor">Says that the official schema knows cursors for it.</param>
    public static ResponseShape Of(ApiResponse<object> response, bool takesCursor)
    {
        if (response.Value is object?[])
            return new(null, isWhole: false, isScim: false);

        if (response.Value.Field(ScimRows) is object?[] && response.Value.Field(ScimTotal) is long)
            return new(ScimRows, isWhole: false, isScim: true);

        var isPaged = takesCursor || response.Headers.ContainsKey("Link");
        return isPaged && EnvelopeOf(response.Value) is { } envelope
            ? new(envelope, isWhole: false, isScim: false)
            : new(null, isWhole: true, isScim: false);
    }

    /// <summary>The rows of a response of this shape.</summary>
    public IReadOnlyList<object?> RowsOf(object? value) =>
        IsWhole ? value is null ? [] : [value]
        : (Envelope is null ? value : value.Field(Envelope)) as object?[]
            ?? throw SentryException.InvalidResponse("A page of the listing is not like the first one.");

    /// <summary>Where the next page is. Null on the last page.</summary>
    public string? NextCursorOf(ApiResponse<object> response)
    {
        if (!IsScim)
            return response.NextCursor;

        var rows = RowsOf(response.Value).Count;
        var next = (response.Value.Number(ScimStart) ?? 1) + rows;
        return rows > 0 && next <= response.Value.Number(ScimTotal) ? next.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The request for the page at a place that <see cref="NextCursorOf"/> told.</summary>
    public ApiRequest At(ApiRequest first, string cursor) => IsScim ? first.With(ScimStart, cursor) : first.At(cursor);

    /// <summary>The rows are in <c>data</c>, or else in the only list.</summary>
    private static string? EnvelopeOf(object? value)
    {
        var lists = (value as IDictionary<string, object?> ?? new SentryDictionary<object?>())
            .Where(field => field.Value is object?[])
            .Select(field => field.Key)
            .ToList();
        return lists.Contains("data") ? "data" : lists.Count == 1 ? lists[0] : null;
    }
}
