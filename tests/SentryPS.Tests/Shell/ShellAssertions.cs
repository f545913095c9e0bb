using System.Management.Automation;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Shell;

/// <summary>What most tests ask of a script's result and of the requests that it sent.</summary>
internal static class ShellAssertions
{
    /// <summary>Runs a script to its end, or to that of the test.</summary>
    public static ShellResult Invoke(this PowerShellSession shell, string script) => shell.Run(script, TestContext.Current.CancellationToken);

    /// <summary>The requests as they were sent, such as <c>GET /api/0/organizations/?per_page=100</c>.</summary>
    public static IReadOnlyList<string> Sent(this RequestLog requests) =>
        [.. requests.All.Select(request => $"{request.Method} {request.Path}{request.QueryString}")];

    /// <summary>The one error of a script, which has to have this id and category.</summary>
    public static ErrorRecord AssertError(this ShellResult result, string id, ErrorCategory category) =>
        result.SingleError().AssertIs(id, category);

    /// <summary>What the server answered, as scripts find it on the error.</summary>
    public static SentryApiException Answer(this ErrorRecord error) => Assert.IsType<SentryApiException>(error.Exception);

    /// <summary>The values of a property of the output, one for each object.</summary>
    public static IReadOnlyList<object?> Values(this ShellResult result, string property)
    {
        result.AssertNoErrors();
        return [.. result.Output.Select(item => item.Properties[property].Value)];
    }
}
