using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SentryPS.Completion;
using SentryPS.Tests.Fuzz;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Completion;

/// <summary>
/// Whoever may create a release, an environment or a tag chooses its name. However it reads, what Tab puts into the line is
/// that name, as one constant string.
/// </summary>
[Trait("Category", Soak.Category)]
public sealed class QuotingTests : IDisposable
{
    private static readonly string[] s_openQuotes = ["", "'", "‘", "’", "‚", "‛", "\"", "“", "”", "„"];

    private static readonly string[] s_hostile =
    [
        "v1”; Remove-Item x; “", "v1’; Remove-Item x; ‘", "v1'; x '", "v1\"; x \"", "‚‛", "„", "$(x)", "$x", "`", "a`", "a``\"", "a b", "a;b", "a|b", "a&b", "a,b",
        "@x", "#x", "-x", "–x", "--%", "1", "1kb", "0x1F", "1e5", ".5", "*", "[a]", "{a}", "(a)", "<a>", "%", "?", ">a", "2>a", "~", "=", ":", "a:b", "a=b", "\n", "a\r\nb", "\r",
        "\t", "\0", "a\0", " ", " a", "a ", "\u00A0", "\u2028", "\u0085", "\uFEFF", "\u202E", "\u001b[2J", "\\", "a\\", "\\\"", "if", "function", "data", "class", "true", "null",
        "é", "名前", "😀", "ı", "İ",
    ];

    private static readonly Arbitrary<List<string>> s_texts = Samples.TextOf([.. s_hostile, .. s_openQuotes[1..], "a", "Z", "x ", "\u3000"]).Generator
        .Select(AsOnTheWire)
        .ListOf(50)
        .Select(texts => texts.Where(text => text.Length > 0).Append("last").Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        .ToArbitrary();

    private readonly PowerShellSession _shell = new();
    private readonly LoopbackServer _server;
    private readonly List<(string Command, string Parameter)> _completers;
    private string _answer = "[]";

    public QuotingTests()
    {
        _server = new(_ => LoopbackServer.Json(_answer));
        _shell.Set("url", $"http://127.0.0.1:{_server.Port}");
        // One parameter for each of the module's completers, so that those of new commands come to be tested by themselves.
        _completers =
        [
            .. Run("Get-Command -Module SentryPS").Objects<CmdletInfo>()
                .SelectMany(command => command.Parameters.Values.SelectMany(parameter => parameter.Attributes.OfType<ArgumentCompleterAttribute>()
                    .Where(completer => completer.Type is not null
                        // No server has a say in what the module itself knows.
                        && !completer.Type.IsSubclassOf(typeof(WordCompleter))
                        && !completer.Type.IsSubclassOf(typeof(OperationCompleter)) && !completer.Type.IsSubclassOf(typeof(OperationParameterCompleter)))
                    .Select(completer => (completer.Type, Place: (command.Name, parameter.Name)))))
                .GroupBy(completer => completer.Type)
                .Select(group => group.First().Place)
                .Append(("Get-SentryIssue", "Query environment:")),
        ];
    }

    public void Dispose()
    {
        _shell.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void HostileNamesAreOneConstantString() => Assert.All(
        from completer in _completers from quote in s_openQuotes select (completer, quote),
        place => AssertConstant(s_hostile, place.completer, place.quote));

    [Fact]
    public void AnyNameIsOneConstantString()
    {
        var places = (from completer in _completers from quote in s_openQuotes select (completer, quote)).ToList();
        var batch = 0;
        var count = 0;
        Prop.ForAll(s_texts, texts =>
        {
            var (completer, quote) = places[batch++ % places.Count];
            AssertConstant(texts, completer, quote);
            count += texts.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Soak.Size(places.Count, 3000)));
        Assert.InRange(count, Soak.Size(1000, 100_000), int.MaxValue);
    }

    /// <summary>Somebody typed the beginning of a name, as it has to be typed between such quotes.</summary>
    [Fact]
    public void NamesThatWereBegunAreFound() => Assert.All(
        from name in s_hostile from quote in s_openQuotes.Skip(1) select (name, quote),
        begun =>
        {
            var (name, quote) = begun;
            Answer([name, "other"]);
            var typed = "\"“”„".Contains(quote)
                ? string.Concat(name.Select(c => "`$\"“”„".Contains(c) ? $"`{c}" : $"{c}"))
                : string.Concat(name.Select(c => "'‘’‚‛".Contains(c) ? $"{c}{c}" : $"{c}"));

            Assert.Equal(name, Assert.Single(Complete($"Get-SentryIssue -Environment {quote}{typed}")).Value);
        });

    private void AssertConstant(IReadOnlyList<string> texts, (string Command, string Parameter) completer, string quote)
    {
        Answer(texts);
        var parameter = completer.Parameter.Split(' ');
        var begun = parameter.Length > 1 ? parameter[1] : "";

        var completions = Complete($"{completer.Command} -{parameter[0]} {quote}{begun}");

        Assert.All(completions, completion => Assert.DoesNotContain(completion.Shown, char.IsControl));
        var values = completions.Select(completion => completion.Value).ToHashSet();
        Assert.All(texts, text => Assert.True(
            values.Overlaps([text, text + ":", "email:" + text, begun + text, $"{begun}\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\""]),
            $"{completer} {quote}: {text} is not among {string.Join(" | ", values)}"));
    }

    /// <summary>What the server has from now on, whatever it is asked for.</summary>
    private void Answer(IReadOnlyList<string> texts)
    {
        _answer = JsonSerializer.Serialize(texts.Select(text => new { id = text, slug = text, name = text, version = text, email = text, key = text, shortId = text, title = text }));
        _shell.Set("texts", texts);
        // A new connection knows nothing of what the one before it was told.
        Run("""
            Get-SentryConnection * | Disconnect-Sentry
            Connect-Sentry -Url $url -Token sntryu_abc -Organization acme
            foreach ($text in $texts) { Connect-Sentry -Url $url -Token sntryu_abc -Name $text }
            """).AssertNoErrors();
    }

    private List<(string Value, string Shown)> Complete(string line)
    {
        _shell.Set("line", line);
        // What is not there at the first Tab is there at a later one.
        for (var tries = 0; tries < 100; tries++)
        {
            var found = Run("TabExpansion2 $line $line.Length").Single<CommandCompletion>();
            if (found.CompletionMatches.Count > 0)
            {
                return [.. found.CompletionMatches.Select(match => (
                    ConstantOf(line.Remove(found.ReplacementIndex, found.ReplacementLength).Insert(found.ReplacementIndex, match.CompletionText)),
                    match.ListItemText + match.ToolTip))];
            }
        }

        throw new TimeoutException($"Nothing completes {line}");
    }

    /// <summary>The last argument of a line that is one command with one constant argument.</summary>
    private static string ConstantOf(string line)
    {
        var isHashtable = line.EndsWith(" = ", StringComparison.Ordinal);
        var script = Parser.ParseInput(isHashtable ? line + "'x' }" : line, out _, out var errors);
        Assert.True(errors.Length == 0, $"{line}: {errors.FirstOrDefault()}");
        var pipeline = Assert.IsType<PipelineAst>(Assert.Single(script.EndBlock.Statements));
        var elements = Assert.IsType<CommandAst>(Assert.Single(pipeline.PipelineElements)).CommandElements;
        Assert.True(elements.Count == 3, line);
        var argument = isHashtable ? Assert.Single(Assert.IsType<HashtableAst>(elements[2]).KeyValuePairs).Item1 : elements[2];
        return Assert.IsType<StringConstantExpressionAst>(argument).Value;
    }

    private ShellResult Run(string script) => _shell.Run(script, TestContext.Current.CancellationToken);

    private static string AsOnTheWire(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
