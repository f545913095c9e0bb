namespace SentryPS.Tests.Alerts;

/// <summary>Tab shows whom an alert can tell, and how conditions are said.</summary>
public sealed class AlertCompletionTests
{
    [Theory]
    [InlineData("New-SentryAlert A -Action slack:", "'slack:#general'")]
    [InlineData("New-SentryAlert A -Action email:#b", "'email:#backend-team'")]
    [InlineData("New-SentryAlert A -Action email:o", "'email:owners'")]
    [InlineData("New-SentryAlert A -Action page", "'pagerduty:'")]
    [InlineData("Set-SentryAlert 1 -OldAction 'slack:#on", "'slack:#on-call'")]
    [InlineData("New-SentryAlert A -Filter eve", "'events > 100 in 1h'")]
    [InlineData("New-SentryAlert A -Trigger Reg", "Regression")]
    [InlineData("New-SentryAlert A -Frequency 14", "1440")]
    public async Task Completes(string line, string expected)
    {
        await using var session = await AlertSession.StartAsync();
        session.Shell.Set("line", line);

        // What is not there in a moment is there at the next Tab.
        var texts = session.Run("""
            foreach ($try in 1..40) {
                $found = @((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText)
                if ($found -contains $args[0]) { break }
                [System.Threading.Thread]::Sleep(100)
            }
            $found
            """.Replace("$args[0]", $"\"{expected}\"", StringComparison.Ordinal)).Output.Select(item => $"{item}");

        Assert.Contains(expected, texts);
    }
}
