using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Auth;

/// <summary>Who calls, and what they may do. Anonymous when no credentials were sent.</summary>
/// <param name="Kind">The kind of token, or null without one.</param>
/// <param name="Scopes">The scopes of the token.</param>
/// <param name="User">The person the token acts as; organization tokens and integrations have none.</param>
/// <param name="Organization">The only organization the token is good for, or null for all of the person's.</param>
internal sealed record Caller(TokenKind? Kind, IReadOnlyList<string> Scopes, User? User, Organization? Organization)
{
    public static readonly Caller Anonymous = new(null, [], null, null);

    /// <summary>Rate limits count per identity, not per token.</summary>
    public string Identity => User is not null ? $"user:{User.Id}" : $"org:{Organization?.Id}";

    public bool MayUse(Organization organization) => Organization is null || Organization == organization;

    public bool Has(params string[] scopes) => scopes.Intersect(Scopes).Any();

    /// <summary>One of the accepted scopes is enough; an endpoint that accepts none is open to everybody.</summary>
    public void Require(string[] accepted)
    {
        if (accepted.Length == 0)
            return;
        if (Kind is null)
            throw new ApiFailure(Response.Detail(401, "Authentication credentials were not provided."));
        if (accepted.Intersect(Scopes).Any())
            return;

        var failure = ApiFailure.Forbidden();
        failure.Response.With(
            "WWW-Authenticate",
            $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', accepted)}\"");
        throw failure;
    }
}
