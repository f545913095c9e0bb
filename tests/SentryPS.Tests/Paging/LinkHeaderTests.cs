using SentryPS.Http;

namespace SentryPS.Tests.Paging;

public sealed class LinkHeaderTests
{
    private const string Previous = """<https://sentry.io/api/0/x/?&cursor=100:-1:1>; rel="previous"; results="false"; cursor="100:-1:1" """;

    [Theory]
    [InlineData("""<https://sentry.io/api/0/x/?&cursor=100:1:0>; rel="next"; results="true"; cursor="100:1:0" """, "100:1:0")]
    [InlineData("""<https://sentry.io/api/0/x/?&cursor=100:1:0>; rel="next"; results="false"; cursor="100:1:0" """, null)]
    // The URL names another host, and another cursor. Only the attribute counts.
    [InlineData("""<https://us.sentry.example/api/0/x/?cursor=0:9:0>; rel="next"; results="true"; cursor="0:100:0" """, "0:100:0")]
    [InlineData("""<https://sentry.io/api/0/x/?query=a,b&cursor=100:1:0>; rel="next"; results="true"; cursor="100:1:0" """, "100:1:0")]
    // Attributes in another order, with other blanks, or more of them.
    [InlineData("""<https://sentry.io/x>;cursor="100:1:0" ; results="true"; title="a, b; rel=c"; rel = "next" """, "100:1:0")]
    // Proxies that write the header anew leave out quotes, or write names otherwise.
    [InlineData("<https://sentry.io/x?cursor=9:9:9>; rel=next; results=true; cursor=100:1:0", "100:1:0")]
    [InlineData("<https://sentry.io/x?cursor=9:9:9>;rel=next;results=false;cursor=100:1:0", null)]
    [InlineData("""<https://sentry.io/x?cursor=100:1:0>; Rel=Next; Results="true" """, "100:1:0")]
    [InlineData("""<https://sentry.io/x>; crossorigin; title="a;b"; rel=next; cursor="100:1:0" """, "100:1:0")]
    // Servers of long ago gave no cursor attribute.
    [InlineData("""<https://sentry.io/api/0/x/?query=a&cursor=1700000000000%3A3%3A0>; rel="next"; results="true" """, "1700000000000:3:0")]
    [InlineData("""<https://sentry.io/api/0/x/?cursor=100:1:0>; rel="next" """, "100:1:0")]
    [InlineData("""<https://sentry.io/api/0/x/?query=a>; rel="next"; results="true" """, null)]
    [InlineData("""<https://sentry.io/api/0/x/?query=a&cursor=>; rel="next"; results="true"; cursor="" """, null)]
    public void TakesCursorOfNextPage(string next, string? cursor)
    {
        Assert.Equal(cursor, LinkHeader.NextCursor($"{Previous}, {next}"));
        Assert.Equal(cursor, LinkHeader.NextCursor($"{next}, {Previous}"));
        Assert.Equal(cursor, LinkHeader.NextCursor(next));
    }

    [Theory]
    [InlineData("<https://sentry.io/a?cursor=9:9:9>")]
    [InlineData("<https://sentry.io/a?cursor=9:9:9>; rel=first")]
    [InlineData("<https://sentry.io/a?cursor=9:9:9>; crossorigin")]
    [InlineData("<https://sentry.io/a?cursor=9:9:9>; rel=")]
    [InlineData("""<https://sentry.io/a?cursor=9:9:9>; rel="first"; title=first""")]
    [InlineData("<https://sentry.io/a?cursor=9:9:9>; rel=nextly")]
    public void TakesNothingFromALinkThatLooksOtherwise(string other) =>
        Assert.Equal("100:1:0", LinkHeader.NextCursor($"""{other}, <https://sentry.io/x?cursor=100%3A1%3A0>; rel="next"; results="true" """));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("<https://sentry.io/x")]
    [InlineData(Previous)]
    public void HasNoNextPageWithoutSuchALink(string? header) => Assert.Null(LinkHeader.NextCursor(header));
}
