using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>What is sent does not depend on how people write numbers and dates, nor on what their capital of i is.</summary>
public sealed class CultureTests
{
    [Fact]
    public async Task RequestsAreTheSameEverywhere()
    {
        var expected = await RequestsInAsync("en-US");

        Assert.All(CommandSamples.All.Where(sample => sample.SendsNothing is null), sample => Assert.Contains(expected, line => line.StartsWith($"{sample.Command}: ", StringComparison.Ordinal)));
        Assert.Equal(expected, await RequestsInAsync("de-DE"));
        Assert.Equal(expected, await RequestsInAsync("tr-TR"));
    }

    private static async Task<IReadOnlyList<string>> RequestsInAsync(string culture)
    {
        await using var session = await SampleSandbox.StartAsync();
        List<string> lines = [];
        foreach (var sample in CommandSamples.All.Where(sample => sample.SendsNothing is null))
        {
            session.SetSampleVariables();
            session.Run(sample.Given);
            session.Server.Requests.Clear();
            session.Run($"[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = '{culture}'; {sample.Call}").AssertNoErrors();
            // What is asked for ahead or at once comes in any order.
            lines.AddRange(session.Server.Requests.All.Select(request => $"{sample.Command}: {request.Line()} {request.Body}").Order(StringComparer.Ordinal));
        }

        return lines;
    }
}
