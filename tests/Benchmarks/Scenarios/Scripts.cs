using SentryPS.Benchmarks.Clients;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>What is run in PowerShell. Each script says at its end how many things it brought.</summary>
internal static class Scripts
{
    public const string GetIssues = "$issues = Get-SentryIssue -Status All; $issues.Count";

    /// <summary>The loop that people write: a page, its link, the next page.</summary>
    public static string InvokeRestMethodLoop(string path) => $$"""
        $headers = @{ Authorization = "Bearer $token" }
        $cursor = ''
        $rows = do {
            (Invoke-RestMethod "${root}api/0/{{path}}&cursor=$cursor" -Headers $headers -ResponseHeadersVariable answer)
            $link = [regex]::Match("$($answer['Link'])", 'rel="next"; results="true"; cursor="([^"]+)"')
            $cursor = $link.Groups[1].Value
        } while ($cursor)
        $rows.Count
        """;

    public static string InvokeRestMethodLoop() => InvokeRestMethodLoop(RawClient.Issues);
}
