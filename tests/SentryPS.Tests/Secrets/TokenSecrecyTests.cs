using System.Management.Automation;
using System.Text;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Secrets;

/// <summary>Where a token that is typed wrongly could be repeated. What commands show is tested for all of them.</summary>
public sealed class TokenSecrecyTests
{
    [Fact]
    public async Task TheTokenOfABadFormIsNotRepeatedEither()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1 });
        const string secret = "MARKEDTOKEN";
        session.Shell.Set("bad", $"{secret} with blanks");
        session.Shell.Set("list", new[] { secret, secret });

        var result = session.Run("Connect-Sentry -Token $bad; Connect-Sentry -Token $list; Connect-Sentry -Url \"https://user:$bad@sentry.io\" -Token $token");

        var errors = result.Failure is IContainsErrorRecord failure ? [.. result.Errors, failure.ErrorRecord] : result.Errors;
        Assert.Equal(3, errors.Count);
        Assert.All(errors, error => Assert.Null(new SecretSearch(secret).Find(error)));
    }

    [Fact]
    public void TheSearchFindsWhatIsHidden()
    {
        var exceptions = new Exception[]
        {
            new InvalidOperationException("x", new IOException("a MARK b")),
            new InvalidOperationException("x") { Data = { ["k"] = "MARK" } },
            new AggregateException(new InvalidOperationException("x"), new InvalidOperationException("MARK")),
            new HidingException("MARK"),
            new HidingException(Encoding.UTF8.GetBytes("{MARK}")),
        };

        Assert.All(exceptions, exception => Assert.NotNull(new SecretSearch("MARK").Find(new ErrorRecord(exception, "id", ErrorCategory.NotSpecified, null))));
        Assert.NotNull(new SecretSearch("MARK").Find(PSObject.AsPSObject(new { Inner = new { List = new object[] { 1, "MARK" } } })));
        Assert.Null(new SecretSearch("MARK").Find(new ErrorRecord(new HidingException("other"), "id", ErrorCategory.NotSpecified, "target")));
    }

    private sealed class HidingException(object hidden) : Exception("x")
    {
        private readonly object _hidden = hidden;

        public bool HasHidden => _hidden is not null;
    }
}
