using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SentryPS.Connection;

namespace SentryPS.Http;

/// <summary>
/// What a server allows a caller to send. Sentry counts by caller and endpoint, so all connections with the same token
/// share this, and each kind of request has a rate of its own.
/// </summary>
internal sealed class ServerLimits
{
    private static readonly Dictionary<string, WeakReference<ServerLimits>> s_all = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, RateLimitGate> _gates = new(StringComparer.Ordinal);

    public ConcurrencyLimit Concurrency { get; } = new();

    public static ServerLimits Of(ConnectionSettings settings)
    {
        var key = $"{settings.Url} {Fingerprint(settings.Token?.Reveal() ?? "")}";
        lock (s_all)
        {
            if (s_all.TryGetValue(key, out var known) && known.TryGetTarget(out var limits))
            {
                return limits;
            }

            foreach (var forgotten in s_all.Where(entry => !entry.Value.TryGetTarget(out _)).ToList())
            {
                s_all.Remove(forgotten.Key);
            }

            limits = new();
            s_all[key] = new(limits);
            return limits;
        }
    }

    /// <summary>The rate of requests of one kind; see <see cref="Api.ApiRequest.Route"/>.</summary>
    public RateLimitGate GateOf(string route) => _gates.GetOrAdd(route, static _ => new());

    private static string Fingerprint(string token)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
#if NET
        return Convert.ToBase64String(SHA256.HashData(bytes));
#else
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(bytes));
#endif
    }
}
