using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Xml.Linq;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Bulk;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Views;

/// <summary>
/// Anyone who has a project's DSN chooses titles and tags, and a server the words of its errors: none of them may control
/// the terminal that shows them.
/// </summary>
public sealed class TerminalTests
{
    // Clears the screen, renames the window, rings, colours by a character of one byte, writes over the line, turns the
    // direction of text, hides, and begins another line.
    private const string Hostile = "a\u001b[2J\u001b]0;t\u0007b\u009b31mc\rd\u202Ee\u2066f\u200Bg\u200Dh\uFEFFi\u2028j\uDB40\uDC41\u3164k\nl";
    private const string Shown = "a\uFFFD[2J\uFFFD]0;t\uFFFDb\uFFFD31mc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh\uFFFDi\uFFFDj\uFFFD\uFFFD\uFFFDk l";

    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    private static readonly Dictionary<string, object?> s_issue = new()
    {
        ["id"] = "1",
        ["shortId"] = Hostile,
        ["title"] = Hostile,
        ["culprit"] = Hostile,
        ["level"] = Hostile,
        ["status"] = "unresolved",
        ["assignedTo"] = new { type = "user", id = "7", name = Hostile },
        ["project"] = new { id = "1", slug = "backend", name = Hostile },
    };

    private static readonly Dictionary<string, object?> s_event = new()
    {
        ["id"] = new string('a', 32),
        ["groupID"] = "1",
        ["title"] = Hostile,
        ["dateCreated"] = "2026-01-31T12:00:00Z",
        ["user"] = new { id = "7", name = Hostile },
        ["tags"] = new[] { "level", "environment", "release", Hostile }.Select(key => new { key, value = Hostile }),
        ["entries"] = new object[]
        {
            new
            {
                type = "exception",
                data = new { values = new[] { new { type = Hostile, value = Hostile, stacktrace = new { frames = new[] { new { filename = Hostile, function = Hostile, lineNo = 1, inApp = true } } } } } },
            },
            new { type = "breadcrumbs", data = new { values = new[] { new { category = Hostile, message = Hostile } } } },
            new { type = "request", data = new { method = Hostile, url = Hostile } },
        },
    };

    private static readonly Dictionary<string, object?> s_other = new()
    {
        ["id"] = "1",
        ["slug"] = "backend",
        ["name"] = Hostile,
        ["version"] = Hostile,
        ["type"] = "alert_rule",
        ["owner"] = Hostile,
        ["latestRelease"] = new { version = Hostile },
    };

    public static TheoryData<string, object> Listings => new()
    {
        { "Get-SentryIssue", s_issue },
        { "Get-SentryEvent 1", s_event },
        { "Get-SentryProject", s_other },
        { "Get-SentryOrganization", s_other },
        { "Get-SentryRelease", s_other },
        { "Get-SentryAlertRule", s_other },
    };

    [Theory]
    [MemberData(nameof(Listings), DisableDiscoveryEnumeration = true)]
    public async Task ViewsShowWhatWouldControlTheTerminal(string command, object item)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Wire.Json(JsonSerializer.Serialize(new[] { item })), times: 9);
        var listed = session.Run(command).Output[0].BaseObject;
        session.Shell.Set("item", listed);

        var text = string.Join('\n', session.Run(CellsOf(listed.GetType())).Objects<string>());

        AssertHarmless(text);
    }

    [Theory]
    [InlineData(400, """{"detail":"TEXT"}""", "application/json")]
    [InlineData(400, """{"field TEXT":["TEXT"]}""", "application/json")]
    [InlineData(500, """{"detail":"x","errorId":"TEXT"}""", "application/json")]
    [InlineData(302, """{"slug":"TEXT"}""", "application/json")]
    public async Task ErrorsShowWhatWouldControlTheTerminal(int status, string body, string contentType)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(status, body.Replace("TEXT", JsonEncodedText.Encode(Hostile).ToString(), StringComparison.Ordinal), contentType));

        var error = session.Run("Get-SentryProject backend").SingleError();

        AssertHarmless(error.Exception.Message);
        AssertHarmless($"{error.Answer().Detail}{error.ErrorDetails?.RecommendedAction}{error}");
    }

    [Fact]
    public void AnswersThatAreNotHttpAreQuotedHarmlessly()
    {
        using var server = new LoopbackServer(_ => $"{Hostile}\r\n\r\n");
        using var shell = new PowerShellSession();

        var error = shell.Run($"Connect-Sentry sntryu_x http://127.0.0.1:{server.Port} -MaximumRetryCount 0; Test-SentryConnection", TestContext.Current.CancellationToken).SingleError();

        Assert.IsType<SentryConnectionException>(error.Exception);
        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    [Fact]
    public async Task QuestionsShowWhatWouldControlTheTerminal()
    {
        var host = new AnsweringHost("No");
        await using var session = await SandboxSession.StartAsync(s_small, host: host);
        session.Server.Faults.Next(Wire.Json(JsonSerializer.Serialize(new[] { s_issue })));

        session.Run("Get-SentryIssue | Set-SentryIssue -Status Resolved -Confirm").AssertNoErrors();

        Assert.Contains(Shown, Assert.Single(host.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompletionsShowWhatWouldControlTheTerminal()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Wire.Json(JsonSerializer.Serialize(new[] { new { name = Hostile } })));

        var completion = session.Run("(TabExpansion2 'Get-SentryIssue -Environment ').CompletionMatches").Single<CompletionResult>();

        Assert.Equal((Shown, $"'{Hostile}'"), (completion.ListItemText, completion.CompletionText));
        Assert.DoesNotContain(completion.ToolTip, char.IsControl);
    }

    [Theory]
    [InlineData("application/json", "{\"detail\":\"", "\"}")]
    [InlineData("text/html", "<p>", "</p>")]
    public async Task ErrorsShowNoMoreThanAPersonReads(string contentType, string before, string after)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        // The token is where the text is cut off: no part of it may be left.
        var words = new string('x', 290) + session.Server.Token + new string('y', 50_000);
        session.Server.Faults.Next(FaultKinds.Answer(400, before + words + after, contentType));

        var error = session.Run("Get-SentryProject").SingleError();

        Assert.InRange(error.Exception.Message.Length, 290, 500);
        Assert.DoesNotContain(session.Server.Token[..10], $"{error}{error.Answer().Detail}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("plain é 😀\ttext\nof lines", "plain é 😀\ttext\nof lines")]
    [InlineData("lines\r\nof Windows", "lines\nof Windows")]
    [InlineData("family 👨👩 e\u0301 שלום", "family 👨👩 e\u0301 שלום")]
    [InlineData(Hostile, Shown, "k l", "k\nl")]
    public void TextStaysAsItIsOtherwise(string? text, string expected, string line = "", string lines = "")
    {
        Assert.Equal(line.Length == 0 ? expected : expected.Replace(line, lines, StringComparison.Ordinal), SentryFormat.Text(text));
        Assert.Equal(expected.Replace('\n', ' ').Replace('\t', ' '), SentryFormat.Line(text));
    }

    /// <summary>.sentryclirc may be another's; what is in it is shown by Get-SentryConnection.</summary>
    [Fact]
    public void ConnectionsShowWhatWouldControlTheTerminal()
    {
        using var shell = new PowerShellSession();
        var folder = Directory.CreateTempSubdirectory("sentryps-\u202E");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, ".sentryclirc"), $"[auth]\ntoken=sntryu_abc\n[defaults]\norg=a{Hostile.Split('\r')[0]}\nproject=b{Hostile.Split('\r')[0]}\n");
            shell.Runspace.SessionStateProxy.Path.SetLocation(folder.FullName);
            shell.Set("item", shell.Invoke("Get-SentryConnection").Single<SentryConnection>());

            AssertHarmless(string.Join('\n', shell.Invoke(CellsOf(typeof(SentryConnection))).Objects<string>()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the views evaluate for each of their cells; the commands that format are no part of the engine.</summary>
    private static string CellsOf(Type type)
    {
        var views = XDocument.Load(Path.Combine(BuiltModule.Folder, "SentryPS.Format.ps1xml")).Descendants("View")
            .Where(view => view.Descendants("TypeName").Any(name => name.Value == type.FullName));
        var cells = views.Descendants("ScriptBlock").Where(cell => cell.Parent!.Name != "ItemSelectionCondition").Select(cell => $"$item | ForEach-Object {{ {cell.Value} }}")
            .Concat(views.Descendants("PropertyName").Select(cell => $"$item.{cell.Value}"));
        return string.Join('\n', cells.Select(script => $"\"$({script})\""));
    }

    private static void AssertHarmless(string text)
    {
        Assert.Contains("\uFFFD", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Replace("\r\n", "\n", StringComparison.Ordinal), c => char.IsControl(c) && c is not ('\n' or '\t' or '\u001b'));
        Assert.DoesNotContain(text, c => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
        // The module and PowerShell have colours of their own.
        Assert.DoesNotMatch(@"\u001b(?!\[[0-9;]*m)", text);
    }
}
