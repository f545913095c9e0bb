using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Transport;

/// <summary>What becomes of values from scripts on their way into JSON.</summary>
public sealed class JsonValueTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("0.1234567890123456789d", "0.1234567890123456789")]
    [InlineData("[single]0.1", "0.1")]
    [InlineData("[byte]7", "7")]
    [InlineData("[uint64]::MaxValue", "18446744073709551615")]
    [InlineData("[bigint]'12345678901234567890123'", "12345678901234567890123")]
    [InlineData("1e300", "1E+300")]
    [InlineData("$true", "true")]
    [InlineData("[switch]$true", "true")]
    [InlineData("$null", "null")]
    [InlineData("$(if ($false) { 1 })", "null")]
    [InlineData("''", "\"\"")]
    [InlineData("[char]'x'", "\"x\"")]
    [InlineData("'1.0'", "\"1.0\"")]
    [InlineData("[pscustomobject]@{ a = 1; b = [pscustomobject]@{ c = 'x' } }", """{"a":1,"b":{"c":"x"}}""")]
    [InlineData("[ordered]@{ z = 1; a = @{ n = $null } }", """{"z":1,"a":{"n":null}}""")]
    [InlineData("@(1)", "[1]")]
    [InlineData("@()", "[]")]
    [InlineData("@(, @('x'))", """[["x"]]""")]
    [InlineData("(1..3 | Where-Object { $_ -gt 1 })", "[2,3]")]
    [InlineData("[System.Collections.Generic.List[string]]@('a')", """["a"]""")]
    [InlineData("@{ 1 = 'x' }", """{"1":"x"}""")]
    [InlineData("[datetimeoffset]'2026-01-31T12:00:00+02:00'", "\"2026-01-31T10:00:00Z\"")]
    [InlineData("[datetime]::SpecifyKind('2026-01-31T12:00:00', 'Utc')", "\"2026-01-31T12:00:00Z\"")]
    [InlineData("[uri]'https://example.com/%41?b=c d'", "\"https://example.com/%41?b=c d\"")]
    [InlineData("[guid]'0f8fad5b-d9cb-469f-a165-70867728950e'", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("[DayOfWeek]::Monday", "\"Monday\"")]
    [InlineData("[SentryPS.SentryIssueStatus]::Resolved", "\"resolved\"")]
    [InlineData("([psobject]'x')", "\"x\"")]
    public void ValuesKeepTheirKind(string value, string json)
    {
        Session.Server.Faults.Next(Wire.Json("""{"version":"2.0"}"""));

        Run($"New-SentryRelease 2.0 backend -Commit @{{ id = 'a'; value = {value} }}").AssertNoErrors();

        Session.Server.Requests.All[^1].AssertBody($$"""{"version":"2.0","projects":["backend"],"commits":[{"id":"a","value":{{json}}}]}""");
        Assert.Contains($"\"value\":{json}", Session.Server.Requests.All[^1].Body.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[timespan]'0:05'", "a time span")]
    [InlineData("[double]::NaN", "not a finite number")]
    [InlineData("[double]::PositiveInfinity", "not a finite number")]
    [InlineData("{ Get-Date }", "a ScriptBlock")]
    [InlineData("([securestring]::new())", "a SecureString")]
    [InlineData("([System.IO.DirectoryInfo]::new('/'))", "a DirectoryInfo")]
    [InlineData("$loop", "an object that contains itself")]
    [InlineData("$list", "an object that contains itself")]
    [InlineData("$deep", "nested more than 100 deep")]
    [InlineData("$twice", "two keys")]
    public void WhatHasNoSureMeaningIsRefused(string value, string words)
    {
        var error = Run($$"""
            $loop = @{ a = 1 }; $loop.self = @{ inner = $loop }
            $list = [System.Collections.ArrayList]@(1); [void]$list.Add($list)
            $deep = @{}; 1..150 | ForEach-Object { $deep = @{ d = $deep } }
            $twice = @{ '1' = 'x' }; $twice[1] = 'y'
            New-SentryRelease 2.0 backend -Commit @{ id = 'a'; value = {{value}} }
            """).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("'-Commit.value", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("/notes/1")]
    public void TheAddressOfAReleaseIsWhole(string url)
    {
        Run($"New-SentryRelease 2.0 backend -Url '{url}'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Empty(Session.Server.Requests.All);
    }
}
