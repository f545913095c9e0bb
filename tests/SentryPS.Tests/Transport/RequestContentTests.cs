using System.Text;
using SentryPS.Api;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Transport;

/// <summary>What requests send, as a server sees it.</summary>
public sealed class RequestContentTests
{
    [Theory]
    [InlineData("Post")]
    [InlineData("Put")]
    [InlineData("Patch")]
    [InlineData("Delete")]
    public async Task JsonOfAnyKindIsSentWithAnyMethod(string method)
    {
        await using var wire = await WireSession.StartAsync();
        foreach (var (body, expected) in new (object, string)[]
        {
            (new Dictionary<string, object?> { ["a"] = new object?[] { 1, null } }, """{"a":[1,null]}"""),
            (new object[] { "x" }, """["x"]"""),
            ("text", "\"text\""),
            (7, "7"),
            (true, "true"),
        })
        {
            wire.Faults.Next(Wire.Json("{}"));
            await wire.SendAsync(new(Enum.Parse<ApiMethod>(method), $"anything/") { Body = body });

            var sent = wire.Requests.All[^1];
            Assert.Equal((method.ToUpperInvariant(), "/api/0/anything/", expected), (sent.Method, sent.Path, sent.Body));
            Assert.StartsWith("application/json", sent.Headers["Content-Type"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AFormIsSentEscaped()
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(Wire.Json("{}"));

        await wire.SendAsync(new(ApiMethod.Post, $"anything/") { Content = new FormContent([new("a", "1 & 2"), new("a", "ü"), new("b=", "")]) });

        var sent = Assert.Single(wire.Requests.All);
        Assert.Equal("a=1+%26+2&a=%C3%BC&b%3D=", sent.Body);
        Assert.Equal("application/x-www-form-urlencoded", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task AFileIsSentAgainFromItsStart()
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(FaultKinds.Empty(503));
        wire.Faults.Next(Wire.Json("{}"));
        var opened = 0;
        var file = new ApiFile("a.txt", 5, () =>
        {
            opened++;
            return new MemoryStream("12345"u8.ToArray());
        })
        { ContentType = "text/plain" };

        var response = await wire.SendAsync(new(ApiMethod.Put, $"anything/") { Content = new FileContent(file) });

        Assert.Equal(["12345", "12345"], wire.Requests.All.Select(request => request.Body));
        Assert.Equal("text/plain", wire.Requests.All[1].Headers["Content-Type"]);
        Assert.Equal("5", wire.Requests.All[1].Headers["Content-Length"]);
        Assert.Equal((2, 2), (opened, response.TimesSent));
        Assert.Equal((5L, 5L), wire.Transfers.Last());
    }

    [Fact]
    public async Task FilesAndFieldsAreSentInOneForm()
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(Wire.Json("{}"));
        var file = new ApiFile("\"a\" é.js", 3, () => new MemoryStream("abc"u8.ToArray()));

        await wire.SendAsync(new(ApiMethod.Post, $"anything/")
        {
            Content = new MultipartFormContent([new("name", "~/é.js"), new("header", "a:1"), new("header", "b:2")], [new("file", file)]),
        });

        var sent = Assert.Single(wire.Requests.All);
        Assert.StartsWith("multipart/form-data; boundary=", sent.Headers["Content-Type"], StringComparison.Ordinal);
        var parts = sent.Body.Split("--" + sent.Headers["Content-Type"].Split('=')[1].Trim('"'), StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, parts.Length);
        Assert.Contains("form-data; name=\"name\"\r\n\r\n~/é.js\r\n", parts[0], StringComparison.Ordinal);
        Assert.Contains("form-data; name=\"header\"\r\n\r\nb:2\r\n", parts[2], StringComparison.Ordinal);
        Assert.Contains("form-data; name=\"file\"; filename=\"%22a%22 _.js\"; filename*=utf-8''%22a%22%20%C3%A9.js", parts[3], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nabc\r\n", parts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatBecomesShorterIsAnError()
    {
        await using var wire = await WireSession.StartAsync("-MaximumRetryCount 0");
        var file = new ApiFile("a.txt", 10, () => new MemoryStream("12345"u8.ToArray()));

        var exception = await Assert.ThrowsAnyAsync<SentryException>(
            () => wire.SendAsync(new(ApiMethod.Post, $"anything/") { Content = new FileContent(file) }));

        Assert.Contains("became shorter", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(exception.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadersAreAddedAndReservedOnesRefused()
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(Wire.Json("{}", ("X-Answer", "42")));

        var response = await wire.SendAsync(new(ApiMethod.Get, $"anything") { Headers = new() { { "Accept", "text/csv" }, { "X-Mine", "a b" } } });

        var sent = Assert.Single(wire.Requests.All);
        Assert.Equal(("/api/0/anything", "text/csv", "a b"), (sent.Path, sent.Headers["Accept"], sent.Headers["X-Mine"]));
        Assert.Equal((200, "42"), (response.StatusCode, response.Headers["x-answer"]));
        foreach (var (name, value) in new[] { ("authorization", "x"), ("Host", "x"), ("X-A", "a\r\nb: c"), ("a b", "x"), ("", "x"), ("Cookie", "x") })
        {
            Assert.Throws<SentryException>(() => new RequestHeaders { { name, value } });
        }
    }

    [Theory]
    [InlineData("organizations/acme/teams/", "organizations/acme/teams/", "")]
    [InlineData("/api/0/organizations/acme/scim/v2/Users?startIndex=1&filter=a%20eq%20%22b%22", "organizations/acme/scim/v2/Users", "startIndex=1&filter=a%20eq%20%22b%22")]
    [InlineData("releases/a%40b/?query=", "releases/a%40b/", "query=")]
    public void PathsThatPeopleWriteAreTaken(string path, string escaped, string query)
    {
        var request = ApiRequest.ForPath(ApiMethod.Get, path);

        Assert.Equal((escaped, query), (request.Path, request.Query.ToString()));
    }

    [Theory]
    [InlineData("../other/")]
    [InlineData("a/../../b/")]
    [InlineData("a/%2e%2e/b/")]
    [InlineData("a%2Fb/")]
    [InlineData("a\\b")]
    [InlineData("a%5Cb")]
    [InlineData("a//b")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a#b")]
    [InlineData("a%0Ab")]
    [InlineData("a%zz")]
    public void PathsThatLeadElsewhereAreRefused(string path) =>
        Assert.Equal("SentryInvalidInput", Assert.Throws<SentryException>(() => ApiRequest.ForPath(ApiMethod.Get, path)).ErrorId);
}
