using BenchmarkDotNet.Attributes;
using SentryPS.Http.Json;

namespace SentryPS.Benchmarks.Reader;

/// <summary>The inner loop of a listing: what a page costs once its bytes are there.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private byte[] _page = [];
    private byte[] _issue = [];

    /// <summary>The page to read, an array of issues.</summary>
    internal static byte[] Page { get; set; } = [];

    [GlobalSetup]
    public void TakePage()
    {
        _page = Page;
        _issue = ModelJson.ReadArray<SentryIssue>(_page, "acme")[0].Json;
    }

    [Benchmark(Description = "page into issues")]
    public object ReadPage() => ModelJson.ReadArray<SentryIssue>(_page, "acme");

    [Benchmark(Description = "one issue")]
    public object? ReadIssue() => ModelJson.ReadObject<SentryIssue>(_issue, "acme");

    [Benchmark(Description = "one issue's Raw")]
    public object? ReadRaw() => new JsonReader().Parse(_issue);

    [Benchmark(Description = "one issue's StatusDetails")]
    public object? ReadProperty() => new JsonReader().Property(_issue, "statusDetails");

    [Benchmark(Description = "page, parsed and thrown away")]
    public int SkipPage()
    {
        var tokens = 0;
        var reader = new System.Text.Json.Utf8JsonReader(_page);
        while (reader.Read())
            tokens++;
        return tokens;
    }
}
