using System.Globalization;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Paging;

/// <summary>Sentry's cursor <c>value:offset:is_prev</c>. What the value means is up to the paginator.</summary>
internal readonly record struct Cursor(long Value, long Offset, bool IsPrevious)
{
    public static Cursor? FromQuery(QueryParameters query)
    {
        if (query["cursor"] is not { Length: > 0 } text)
            return null;

        var parts = text.Split(':');
        if (parts.Length == 3
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset)
            && parts[2] is "0" or "1")
        {
            return new Cursor((long)value, offset, parts[2] == "1");
        }

        throw ApiFailure.BadRequest("Invalid cursor parameter.");
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value}:{Offset}:{(IsPrevious ? 1 : 0)}");
}
