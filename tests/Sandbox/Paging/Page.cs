using System.Globalization;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Paging;

/// <summary>One way from a page to a neighbour, and whether there is anything.</summary>
internal readonly record struct PageLink(Cursor Cursor, bool HasResults);

/// <summary>The rows of a page and its neighbours.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Rows, PageLink Previous, PageLink Next)
{
    private const int MaxHits = 1000;

    /// <summary>Puts the Link header on an answer: both relations, always.</summary>
    public Response AddTo(Response response, ApiCall call)
    {
        var url = $"{call.Options.LinkHost}{call.Path}?{call.Query.Without("cursor")}";
        return response.With("Link", $"{Describe(url, "previous", Previous)}, {Describe(url, "next", Next)}");
    }

    /// <summary>The same with the number of hits, which Sentry counts up to a thousand.</summary>
    public Response AddTo(Response response, ApiCall call, int hits) =>
        AddTo(response, call)
            .With("X-Hits", Math.Min(hits, MaxHits).ToString(CultureInfo.InvariantCulture))
            .With("X-Max-Hits", MaxHits.ToString(CultureInfo.InvariantCulture));

    private static string Describe(string url, string relation, PageLink link) =>
        $"<{url}&cursor={link.Cursor}>; rel=\"{relation}\"; " +
        $"results=\"{(link.HasResults ? "true" : "false")}\"; cursor=\"{link.Cursor}\"";
}
