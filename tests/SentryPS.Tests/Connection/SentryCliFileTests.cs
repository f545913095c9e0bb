using SentryPS.Connection;

namespace SentryPS.Tests;

public sealed class SentryCliFileTests
{
    [Fact]
    public void ReadsSectionsAndValues()
    {
        var file = Parse("""
            [auth]
            token=abc
            [ defaults ]
              Org = acme
            url="https://sentry.example.com/#x"
            project = 'a=b'
            """);

        Assert.Equal("abc", file["auth.token"]);
        Assert.Equal("acme", file["defaults.org"]);
        Assert.Equal("acme", file["DEFAULTS.ORG"]);
        Assert.Equal("https://sentry.example.com/#x", file["defaults.url"]);
        Assert.Equal("a=b", file["defaults.project"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("token=abc")]
    [InlineData("[other]\ntoken=abc")]
    [InlineData("[auth]\n# token=abc\n; token=abc")]
    [InlineData("[auth]\ntoken=")]
    [InlineData("[auth]\ntoken=\"\"")]
    [InlineData("[auth]\ntoken")]
    [InlineData("[auth]\n=abc")]
    [InlineData("[auth\ntoken=abc")]
    public void WhatIsNotThereIsNull(string text) => Assert.Null(Parse(text)["auth.token"]);

    [Theory]
    [InlineData("[auth]\ntoken=\"")]
    [InlineData("[auth]\r\ntoken=\"\r\n")]
    public void LoneQuoteIsAValue(string text) => Assert.Equal("\"", Parse(text)["auth.token"]);

    [Fact]
    public void LastOfSeveralCounts() => Assert.Equal("two", Parse("[auth]\ntoken=one\ntoken=two")["auth.token"]);

    [Fact]
    public void FileThatIsNotThereIsNull() => Assert.Null(SentryCliFile.Read(Path.Combine(AppContext.BaseDirectory, "no-such-file")));

    private static SentryCliFile Parse(string text) => SentryCliFile.Parse("/somewhere/.sentryclirc", text.Split('\n'));
}
