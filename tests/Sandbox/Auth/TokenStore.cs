using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Auth;

/// <summary>Issues tokens and recognizes them.</summary>
internal sealed class TokenStore(SandboxOptions options, SandboxState state)
{
    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _refusals = new(StringComparer.Ordinal);
    private readonly Random _random = new(options.Seed);
    private readonly Lock _gate = new();

    public string Issue(TokenKind kind, string[] scopes, Uri url)
    {
        var organization = state.Organizations[0];
        var caller = kind switch
        {
            // Sentry gives an organization's token this one scope whatever is asked for.
            TokenKind.Organization => new Caller(kind, ["org:ci"], User: null, organization),
            TokenKind.Integration => new Caller(kind, scopes, User: null, organization),
            _ => new Caller(kind, scopes, state.Me, Organization: null),
        };

        var token = kind switch
        {
            TokenKind.Personal => "sntryu_" + Hex(),
            TokenKind.Integration => "sntryi_" + Hex(),
            TokenKind.OAuthApp => "sntrya_" + Hex(),
            TokenKind.Organization => OrganizationToken(organization, url),
            _ => Hex(),
        };
        _callers[token] = caller;
        return token;
    }

    public void Expire(string token) => _refusals[token] = "Token expired";

    public void Disable(string token) => _refusals[token] = "User inactive or deleted";

    public Caller Authenticate(string authorization)
    {
        // Other schemes than Bearer are as good as no credentials.
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Caller.Anonymous;

        var token = authorization["Bearer ".Length..].Trim();
        if (_refusals.TryGetValue(token, out var refusal))
            throw new ApiFailure(Response.Detail(401, refusal));
        if (_callers.TryGetValue(token, out var caller))
            return caller;

        var isOrganizationToken = token.StartsWith("sntrys_", StringComparison.Ordinal);
        throw new ApiFailure(Response.Detail(401, isOrganizationToken ? "Invalid org token" : "Invalid token"));
    }

    /// <summary>The payload tells clients where the token belongs; it is not signed.</summary>
    private string OrganizationToken(Organization organization, Uri url)
    {
        var home = url.ToString().TrimEnd('/');
        var payload = new JsonObject
        {
            ["iat"] = state.Now.ToUnixTimeMilliseconds() / 1000.0,
            ["url"] = home,
            ["region_url"] = home,
            ["org"] = organization.Slug,
        };
        var secret = Convert.ToBase64String(Bytes(32)).TrimEnd('=');
        return $"sntrys_{Convert.ToBase64String(Encoding.UTF8.GetBytes(payload.ToJsonString()))}_{secret}";
    }

    private string Hex() => Convert.ToHexStringLower(Bytes(32));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (_gate)
            _random.NextBytes(bytes);
        return bytes;
    }
}
