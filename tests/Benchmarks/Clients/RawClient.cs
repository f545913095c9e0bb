using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using SentryPS.Benchmarks.Measuring;

namespace SentryPS.Benchmarks.Clients;

/// <summary>What a listing is made of.</summary>
internal sealed record RawListing(long Rows, int Pages, long Bytes);

/// <summary>
/// Reads listings page after page and makes nothing of them: the least that any client that does not read in parallel
/// can take.
/// </summary>
internal sealed partial class RawClient : IDisposable
{
    public const string Issues = $"organizations/{SandboxProcess.Organization}/issues/?query=&limit=100";

    private readonly HttpClient _client;
    private readonly MemoryStream _body = new();

    public RawClient(Server server)
    {
        _client = new HttpClient { BaseAddress = new Uri(server.Url, "api/0/") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>One page; the cursor is null on the last one.</summary>
    public async Task<(string? NextCursor, ReadOnlyMemory<byte> Body)> ReadPageAsync(string path, string cursor)
    {
        using var response = await _client.GetAsync(
            new Uri($"{path}&cursor={cursor}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        _body.SetLength(0);
        await response.Content.CopyToAsync(_body);
        var next = response.Headers.TryGetValues("Link", out var links) ? NextLink().Match(string.Join(", ", links)) : Match.Empty;
        return (next.Success ? next.Groups["cursor"].Value : null, _body.GetBuffer().AsMemory(0, (int)_body.Length));
    }

    /// <summary>Reads a listing, or its first pages, and counts its rows.</summary>
    public async Task<RawListing> CountAsync(string path, int maximumPages = int.MaxValue)
    {
        long rows = 0;
        long bytes = 0;
        var pages = await ReadAsync(path, maximumPages, body =>
        {
            using var json = JsonDocument.Parse(body);
            rows += json.RootElement.GetArrayLength();
            bytes += body.Length;
        });
        return new(rows, pages, bytes);
    }

    public Contender Contender(string name, string path, RawListing listing) => new(name, async () =>
    {
        var clock = Stopwatch.StartNew();
        var pages = await ReadAsync(path, listing.Pages);
        return new(clock.Elapsed.TotalMilliseconds, pages == listing.Pages ? listing.Rows : 0);
    });

    private async Task<int> ReadAsync(string path, int maximumPages, Action<ReadOnlyMemory<byte>>? onBody = null)
    {
        var pages = 0;
        string? cursor = "";
        while (cursor is not null && pages < maximumPages)
        {
            var page = await ReadPageAsync(path, cursor);
            onBody?.Invoke(page.Body);
            cursor = page.NextCursor;
            pages++;
        }

        return pages;
    }

    [GeneratedRegex("rel=\"next\"; results=\"true\"; cursor=\"(?<cursor>[^\"]+)\"")]
    private static partial Regex NextLink();
}
