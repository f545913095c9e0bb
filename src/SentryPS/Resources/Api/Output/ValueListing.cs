using System.Collections;
using System.Globalization;

namespace SentryPS.Api;

/// <summary>
/// The rows of any GET, page by page as they are needed. What is no listing is one row. Rows are passed on as they come:
/// nothing is known of them that would tell one from another.
/// </summary>
/// <param name="context">Who reads it.</param>
/// <param name="request">The request for the first page.</param>
/// <param name="takesCursor">Says that the official schema knows cursors for it.</param>
internal sealed class ValueListing(ListingContext context, ApiRequest request, bool takesCursor) : IEnumerable<object?>
{
    private ApiResponse<object>? _first;
    private ResponseShape? _shape;

    /// <summary>Called with the first response, and its page, before the first of its rows.</summary>
    public required Action<ApiResponse<object>, ApiPage<object?>> OnFirst { get; init; }

    public IEnumerator<object?> GetEnumerator()
    {
        context.Starting(request);
        using var bar = context.CreateBar();
        using var requests = CancellationTokenSource.CreateLinkedTokenSource(context.StopToken);
        try
        {
            var listed = new ListedObjects();
            var reader = new ListingReader<object?>(request, context.Paging, page => AskAsync(page, requests.Token));
            for (var isFirst = true; listed.Annotate(() => context.Await(reader.NextAsync())) is { } rows; isFirst = false)
            {
                if (isFirst)
                    OnFirst(_first!, reader.Page);

                foreach (var row in rows)
                {
                    listed.Add(key: null);
                    yield return row;
                }

                if (!reader.HasMore)
                    yield break;

                bar?.Update(listed.Count, context.Paging.Expected(reader.Page, isEstimate: false));
            }
        }
        finally
        {
            // Ends the requests for pages that nobody will read.
            requests.Cancel();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private async Task<ApiPage<object?>> AskAsync(ApiRequest page, CancellationToken cancellationToken)
    {
        if (_shape is { IsWhole: false, IsScim: false })
        {
            page.Envelope = _shape.Envelope;
            return await context.StartAsync((wire, observer) => wire.ListValuesAsync(page, observer, cancellationToken))
                .ConfigureAwait(false);
        }

        var cursor = page.Query.FirstOrDefault(pair => pair.Key == "cursor").Value;
        var asked = _shape is { IsScim: true } ? _shape.At(request, cursor) : page;
        var response = await context.StartAsync((wire, observer) => wire.SendForValueAsync(asked, observer, cancellationToken))
            .ConfigureAwait(false);
        _first ??= response;
        _shape ??= ResponseShape.Of(response, takesCursor);
        return new(Count(response, "X-Hits"), Count(response, "X-Max-Hits"), ServerTime: null)
        {
            NextCursor = _shape.NextCursorOf(response),
            Items = Task.FromResult(_shape.RowsOf(response.Value)),
        };
    }

    private static long? Count(ApiResponse<object> response, string header) =>
        response.Headers.TryGetValue(header, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
