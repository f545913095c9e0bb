using System.Net.Sockets;
using System.Security.Authentication;
using SentryPS.Api;
using SentryPS.Http;

namespace SentryPS.Tests;

/// <summary>No cmdlet sends a POST yet that may not be sent twice, so the policy is asked itself.</summary>
public sealed class RetryPolicyTests
{
    private static readonly ApiRequest s_post = new(ApiMethod.Post, $"x/");

    [Theory]
    [InlineData(429, true)]
    [InlineData(408, false)]
    [InlineData(500, false)]
    [InlineData(502, false)]
    [InlineData(503, false)]
    [InlineData(504, false)]
    public void PostIsSentAgainOnlyWhereTheServerDidNothing(int status, bool isWorthwhile) =>
        Assert.Equal(isWorthwhile, RetryPolicy.IsWorthwhile(s_post, status));

    [Theory]
    [InlineData(SocketError.ConnectionRefused, true)]
    [InlineData(SocketError.HostNotFound, true)]
    [InlineData(SocketError.NetworkUnreachable, true)]
    [InlineData(SocketError.ConnectionReset, false)]
    public void PostIsSentAgainOnlyWhereNoConnectionCameAbout(SocketError error, bool isWorthwhile) =>
        Assert.Equal(isWorthwhile, RetryPolicy.IsWorthwhile(s_post, Failure(new SocketException((int)error))));

    [Theory]
    [InlineData("Get")]
    [InlineData("Put")]
    [InlineData("Delete")]
    [InlineData("Repeatable")]
    public void OthersAreSentAgainAfterWhateverMayPass(string kind)
    {
        var request = kind == "Repeatable"
            ? new ApiRequest(ApiMethod.Post, $"x/") { CanRepeatPost = true }
            : new ApiRequest(Enum.Parse<ApiMethod>(kind), $"x/");

        Assert.All([408, 429, 502, 503, 504, 507, 524], status => Assert.True(RetryPolicy.IsWorthwhile(request, status)));
        Assert.All([400, 401, 403, 404, 409, 410, 413, 500, 501], status => Assert.False(RetryPolicy.IsWorthwhile(request, status)));
        Assert.True(RetryPolicy.IsWorthwhile(request, Failure(new SocketException((int)SocketError.ConnectionReset))));
        Assert.True(RetryPolicy.IsWorthwhile(request, new IOException("The connection broke.")));
        Assert.False(RetryPolicy.IsWorthwhile(request, Failure(new AuthenticationException("Not trusted."))));
        Assert.False(RetryPolicy.IsWorthwhile(request, new OperationCanceledException()));
    }

    private static HttpRequestException Failure(Exception cause) => new("It failed.", cause);
}
