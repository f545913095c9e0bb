namespace SentryPS.Cmdlets;

/// <summary>A connection's transport together with who is told of its requests and what ends them.</summary>
internal sealed record BulkWire(ISentryTransport Transport, IRequestObserver Observer, CancellationToken Stop)
{
    /// <summary>More pages than any listing of a hundred things has.</summary>
    private const int MostPages = 20;

    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request)
        where T : SentryObject => Transport.SendAsync<T>(request, Observer, Stop);

    /// <summary>Sends a request whose response may be any JSON, or nothing.</summary>
    public Task<ApiResponse<object>> SendForValueAsync(ApiRequest request) => Transport.SendForValueAsync(request, Observer, Stop);

    /// <summary>Reads a short listing to its end.</summary>
    public async Task<List<T>> ListAsync<T>(ApiRequest request)
        where T : SentryObject
    {
        var items = new List<T>();
        for (var count = 1; ; count++)
        {
            var page = await Transport.ListAsync<T>(request, Observer, Stop).ConfigureAwait(false);
            items.AddRange(await page.Items.ConfigureAwait(false));
            if (page.NextCursor is null)
            {
                return items;
            }

            if (count == MostPages)
            {
                throw new SentryException(
                    $"Sentry's listing of a few {request.Path} does not end.", "SentryListingEndless", ErrorCategory.InvalidResult);
            }

            request = request.At(page.NextCursor);
        }
    }
}
