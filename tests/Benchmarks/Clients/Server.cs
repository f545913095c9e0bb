namespace SentryPS.Benchmarks.Clients;

/// <summary>A server that clients are measured against.</summary>
internal abstract class Server(Uri url, string token) : IDisposable
{
    public Uri Url { get; } = url;

    public string Token { get; } = token;

    /// <summary>What tells clients where the server is and who they are.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["SENTRY_URL"] = Url.ToString(),
        ["SENTRY_AUTH_TOKEN"] = Token,
        ["SENTRY_ORG"] = SandboxProcess.Organization,
    };

    public abstract void Dispose();
}
