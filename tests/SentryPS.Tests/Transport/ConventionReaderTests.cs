using System.Text;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Binding;
using SentryPS.Http.Json;

namespace SentryPS.Tests.Transport;

/// <summary>How a class's properties say what is read of JSON.</summary>
public sealed class ConventionReaderTests
{
    public enum Shade
    {
        Unknown,
        Bright,
        DeepBlue,

        [Wire("half-tone")]
        Half,
    }

    [Fact]
    public void ReadsEachKindOfProperty()
    {
        var item = Read("""
            {
              "text": "a", "number": "12", "small": 99999999999, "real": 1.5, "flag": true, "maybe": false, "moment": "2026-01-31T12:00:00Z",
              "window": 2, "shade": "deep_blue", "maybeShade": "BRIGHT", "names": ["a", 1, null, {"slug": "b"}], "slugs": [{"x": {"slug": "no"}, "slug": "b", "y": [1]}, "c"],
              "inner": {"id": "i", "text": "t"}, "inners": [{"id": "1"}, 7, "text", {"id": "2"}], "tree": {"A": [1]}, "pairs": {"k": "v", "n": 2, "o": {}},
              "far": [{"way": {"to": "first"}}, {"way": {"to": "last"}}], "group ID": "g"
            }
            """);

        Assert.Equal(("a", 12, int.MaxValue, 1.5, true, false), (item.Text, item.Number, item.Small, item.Real, item.Flag, item.Maybe));
        Assert.Equal(new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc).ToLocalTime(), item.Moment);
        Assert.Equal(DateTimeKind.Local, item.Moment!.Value.Kind);
        Assert.Equal((TimeSpan.FromMinutes(2), Shade.DeepBlue, Shade.Bright), (item.Window, item.Shade, item.MaybeShade));
        Assert.Equal(("a, 1", "b, c"), (item.Names.ToString(), item.Slugs.ToString()));
        Assert.Equal(("i", "t", "1, text, 2"), (item.Inner!.Id, item.InnerText, item.Inners.ToString()));
        Assert.Equal(("A=[1]", "k=v, n=2, o="), (item.Tree.ToString(), item.Pairs.ToString()));
        Assert.Equal(("last", "g"), (item.Far, item.GroupId));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[[],{},null]")]
    [InlineData("{\"a\":{\"id\":[]}}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1e400")]
    [InlineData("true")]
    public void KeepsInitialValuesWhereTheJsonHasNoSuchValue(string json)
    {
        string[] names = ["small", "real", "moment", "window", "shade", "maybeShade", "names", "slugs", "inners", "tree", "pairs", "far", "number"];

        var item = Read($"{{{string.Join(",", names.Select(name => $"\"{name}\":{json}"))},\"filled\":null,\"absent\":\"x\",\"text\":\"after\"}}");

        Assert.Equal(("after", "made", Shade.Unknown, null), (item.Text, item.Filled, item.Shade, item.MaybeShade));
        Assert.True(item.Names is not null && item.Slugs is not null && item.Inners is not null && item.Tree is not null && item.Pairs is not null);
        Assert.Null(item.Moment);
        Assert.Null(item.Absent);
    }

    [Theory]
    [InlineData("half-tone", Shade.Half)]
    [InlineData("HALF-TONE", Shade.Half)]
    [InlineData("half", null)]
    [InlineData("deepblue", Shade.DeepBlue)]
    [InlineData("2", null)]
    [InlineData("", null)]
    public void ReadsEnumerationsByTheirFormOnTheWire(string text, Shade? expected) =>
        Assert.Equal(expected, Read($$"""{"maybeShade":"{{text}}"}""").MaybeShade);

    [Fact]
    public void ReadsFieldsInAnyOrderAfterManyInOne()
    {
        for (var turn = 0; turn < 300; turn++)
        {
            var item = turn % 3 == 0 ? Read($$"""{"x{{turn}}":1,"text":"{{turn}}","number":{{turn}}}""") : Read($$"""{"number":{{turn}},"text":"{{turn}}","y":2}""");
            Assert.Equal(($"{turn}", turn), (item.Text, item.Number));
        }
    }

    private static Sample Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), JsonReader.Options);
        reader.Read();
        return ConventionReader.Of<Sample>().Read(ref reader)!;
    }

    private sealed class Sample
    {
        public string? Text { get; set; }

        public string Filled { get; set; } = "made";

        public long Number { get; set; }

        public int Small { get; set; }

        public double? Real { get; set; }

        public bool Flag { get; set; }

        public bool? Maybe { get; set; }

        public DateTime? Moment { get; set; }

        [Json("window", Unit = 60)]
        public TimeSpan? Window { get; set; }

        public Shade Shade { get; set; }

        public Shade? MaybeShade { get; set; }

        public SentryList<string> Names { get; set; } = SentryList<string>.Empty;

        [Json("slugs", Item = "slug")]
        public SentryList<string> Slugs { get; set; } = SentryList<string>.Empty;

        public Part? Inner { get; set; }

        [Json("inner/text")]
        public string? InnerText { get; set; }

        public SentryList<Part> Inners { get; set; } = SentryList<Part>.Empty;

        public SentryDictionary<object?> Tree { get; set; } = new();

        public SentryDictionary<string?> Pairs { get; set; } = new();

        [Json("far/way/to")]
        public string? Far { get; set; }

        [Json("group ID")]
        public string? GroupId { get; set; }

        [Json(null)]
        public string? Absent { get; set; }
    }

    private sealed class Part : IFromText
    {
        public string? Id { get; set; }

        public void ReadText(string text) => Id = text;

        public override string ToString() => Id ?? "";
    }
}
