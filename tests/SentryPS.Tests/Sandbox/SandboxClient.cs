using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;

namespace SentryPS.Tests;

/// <summary>What the sandbox has answered.</summary>
internal sealed record SandboxResponse(int Status, JsonNode? Body, string? Link)
{
    public JsonArray Rows => Body!.AsArray();

    public IEnumerable<string> Each(string property) => Rows.Select(row => $"{row![property]}");

    public string Error(string field) => $"{Body![field]![0]}";
}

/// <summary>Calls a sandbox without the module, so that nothing that both believe goes unnoticed.</summary>
internal sealed class SandboxClient : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private SandboxClient(SandboxServer server) => Server = server;

    public SandboxServer Server { get; }

    public static async Task<SandboxClient> StartAsync(SandboxOptions? options = null, string[]? scopes = null)
    {
        var server = await SandboxServer.StartAsync(
            options ?? new() { Issues = 20 }, TestContext.Current.CancellationToken);
        var client = new SandboxClient(server);
        client.Use(scopes is null ? server.Token : server.IssueToken(TokenKind.Personal, scopes));
        return client;
    }

    public void Use(string token) => _http.DefaultRequestHeaders.Authorization = new("Bearer", token);

    public Task<SandboxResponse> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<SandboxResponse> PostAsync(string path, string body = "{}") => SendAsync(HttpMethod.Post, path, body);

    public Task<SandboxResponse> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, path, body);

    public Task<SandboxResponse> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<SandboxResponse> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.Url, $"api/0/{path}"));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var link = response.Headers.TryGetValues("Link", out var links) ? links.First() : null;
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), link);
    }
}
