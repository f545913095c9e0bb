namespace SentryPS.Tests.Pester;

/// <summary>No failure of a Pester file may be lost on its way to <c>dotnet test</c>.</summary>
[Trait("Category", "Pester")]
public sealed class PesterFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.Tests.ps1");

    [Fact]
    public async Task EachTestIsAResultWithItsReason()
    {
        var results = await RunAsync("""
            Describe 'Outer' {
                It 'is <_>' -ForEach 1, 2 { $_ | Should -Be 1 }
                It 'waits' { Set-ItResult -Skipped -Because 'nobody is there' }
            }
            """);

        Assert.Equal(
            ["Outer.is 1 Passed", "Outer.is 2 Failed", "Outer.waits Skipped"],
            results.Select(result => $"{result.Name} {result.Outcome}"));
        Assert.Contains("Expected 1, but got 2.", results[1].Message, StringComparison.Ordinal);
        Assert.Contains("nobody is there", results[2].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'in discovery'; Describe 'Outer' { It 'passes' { } }", "in discovery")]
    [InlineData("Describe 'Outer' { AfterAll { throw 'in its end' }; It 'passes' { } }", "in its end")]
    [InlineData("'Nothing to test.'", "")]
    public async Task WhatBreaksOutsideTestsIsAFailure(string script, string message) => Assert.Contains(
        await RunAsync(script),
        result => result.Outcome == "Failed" && result.Message.Contains(message, StringComparison.Ordinal));

    public void Dispose() => File.Delete(_file);

    private async Task<IReadOnlyList<PesterResult>> RunAsync(string script)
    {
        await File.WriteAllTextAsync(_file, script, TestContext.Current.CancellationToken);
        return await PesterFile.RunAsync(_file, TestContext.Current.CancellationToken);
    }
}
