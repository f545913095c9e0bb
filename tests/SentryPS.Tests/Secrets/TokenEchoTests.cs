using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Secrets;

/// <summary>A server that repeats the token, in whatever way, does not get it shown.</summary>
public sealed class TokenEchoTests
{
    private const int Shown = 8;

    public static TheoryData<string> Ways =>
    [
        "whole", "upper case", "blanks", "tags", "hex entities", "named entities", "percent", "escapes", "zero width", "cut at the end",
        "cut at the bound", "after the old bound", "two halves",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task NoLongerPartOfItIsShown(string way)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 }, connectParameters: "-MaximumRetryCount 1");
        var token = session.Server.Token;
        var echo = Break(token, way);
        foreach (var fault in new[]
        {
            FaultKinds.Answer(400, $"<html><body>{echo}</body></html>", "text/html"),
            FaultKinds.Answer(503, echo, "text/plain"),
            FaultKinds.Answer(400, System.Text.Json.JsonSerializer.Serialize(new { detail = echo })),
            FaultKinds.Answer(200, $"<html><body>{echo}</body></html>", "text/html"),
        })
        {
            session.Server.Faults.Next(fault, times: 2);
            var result = session.Run("Get-SentryProject -Verbose -Debug");

            var error = result.SingleError();
            foreach (var text in result.Verbose.Concat(result.Progress.Select(record => record.ToString())).Append(error.ToString()).Append(error.Exception.ToString())
                .Append((error.Exception as SentryApiException)?.Detail ?? ""))
            {
                AssertHasNoPart(text, token);
            }

            session.Server.Faults.Clear();
        }
    }

    [Fact]
    public async Task OtherWordsStay()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        session.Server.Faults.Next(FaultKinds.Answer(400, """{"detail":"A sntryu_ token is needed; 0123456789abcdef is not known & 5 < 6 %41"}"""));

        Assert.Contains(
            "A sntryu_ token is needed; 0123456789abcdef is not known & 5 < 6 %41",
            session.Run("Get-SentryProject").SingleError().Exception.Message,
            StringComparison.Ordinal);
    }

    private static string Break(string token, string way) => way switch
    {
        "whole" => $"You sent {token}!",
        "upper case" => token.ToUpperInvariant(),
        "blanks" => string.Join(' ', token.ToCharArray()),
        "tags" => string.Concat(token.Select(c => $"{c}<wbr class=\"a1\">")),
        "hex entities" => string.Concat(token.Select(c => $"&#x{(int)c:x};")),
        "named entities" => string.Join("&shy;", token.ToCharArray()),
        "percent" => string.Concat(token.Select(c => $"%{(int)c:X2}")),
        "escapes" => string.Concat(token.Select(c => $"\\u{(int)c:x4}")),
        "zero width" => string.Join('\u200B', token.ToCharArray()),
        "cut at the end" => $"You sent {token[..^3]}",
        "cut at the bound" => new string('x', 4096 - 80) + " " + token,
        "after the old bound" => string.Concat(Enumerable.Repeat("<i></i>", 700)) + token,
        "two halves" => $"{token[..30]} and then {token[30..]}",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>However the text is read, no run of letters that is a longer part of the token is in it.</summary>
    private static void AssertHasNoPart(string text, string token)
    {
        var secret = token["sntryu_".Length..];
        var read = System.Net.WebUtility.HtmlDecode(Uri.UnescapeDataString(System.Text.RegularExpressions.Regex.Unescape(
            System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(text, "<[^>]*>", ""), @"\\(?!u[0-9a-f]{4})", ""))));
        var letters = string.Concat(read.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        for (var start = 0; start + Shown <= secret.Length; start++)
        {
            Assert.DoesNotContain(secret.Substring(start, Shown).ToLowerInvariant(), letters, StringComparison.Ordinal);
        }
    }
}
