using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SentryPS.Api;
using SentryPS.Sandbox.Requests;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>
/// Every parameter of every cmdlet that takes text is given text that wants to be something else: a path, a header, a
/// query, an escape. It is refused, or it arrives as the text that it is.
/// </summary>
[SendsAnyRequest]
public sealed class HostileInputTests
{
    private static readonly string[] s_texts =
    [
        "a\r\nX-Injected: 1",
        "x\nGET /api/0/users/me/ HTTP/1.1\n\n",
        "\0",
        "tab\there\u001b[31m",
        "..",
        "../../../users/me",
        "..%2F..%2Fusers%2Fme",
        "%2e%2e",
        "a/b",
        "a\\..\\b",
        "x?query=is:unresolved&project=-1#end",
        "\"quoted\" OR is:resolved",
        "😀 é \u202e",
        "\ud800",
        new string('x', 10_000),
    ];

    private static readonly string[] s_headers =
        ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent", "traceparent"];

    // The words of the API's paths, and what the commands below name besides the hostile text.
    private static readonly Regex s_knownSegments = new(
        @"\A(api|0|cron|organizations|projects|issues|events|releases|teams|users|members|environments|shortids|eventids|project-keys|user-teams|commitfiles|previous-with-commits|config|stats_v2|sessions|latest|oldest|recommended|detectors|workflows|alert-rules|combined-rules|acme|backend|1\.0|[0-9]+)\z");

    private static readonly HashSet<string> s_resourceSegments =
    [
        .. Resource.All
            .SelectMany(resource => $"{resource.ListPath}/{resource.ItemPath}".Split('/'))
            .Where(segment => !segment.StartsWith('{')),
    ];

    private static readonly Regex s_parameterName = new(@"\A[A-Za-z_]+\z");

    [Fact]
    public async Task NoTextReachesAnotherPathOrAddsAHeader()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 30 }, connectParameters: "-MaximumRetryCount 0");
        var ids = session.Run("(Get-SentryIssue -First 2).Id").Output.Select(id => id.ToString()).ToArray();
        var commands = session.Run("Get-Command -Module SentryPS").Output.Select(item => (CommandInfo)item.BaseObject).ToList();
        Assert.True(commands.Count > 10);
        session.Run("$ConfirmPreference = 'None'").AssertNoErrors();
        session.Shell.Set("folder", session.Folder);
        session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)").AssertNoErrors();
        var requests = 0;

        // The browser that Show-SentryIssue would open is no part of a test, and Watch-SentryIssue asks as Get-SentryIssue does.
        foreach (var command in commands.Where(command => command.Name is not ("Show-SentryIssue" or "Watch-SentryIssue")))
        {
            // A path that a person writes out is a path; its own tests see that it does not leave the API.
            foreach (var (parameter, set) in TextParameters(command).Where(found => (command.Name, found.Parameter.Name) != ("Invoke-SentryApi", "Path")))
            {
                foreach (var text in s_texts)
                {
                    session.Server.Requests.Clear();
                    session.Shell.Set("arguments", Arguments(set, parameter, text, ids));

                    var result = session.Run($"{command.Name} @arguments");

                    var what = $"{command.Name} -{parameter.Name} '{text}'";
                    AssertTyped(result, what);
                    var slugs = session.Server.State.Read(state => state.Organizations[0].Projects.Select(project => project.Slug).ToList());
                    foreach (var request in session.Server.Requests.All)
                    {
                        requests++;
                        AssertMeant(request, text, what, slugs);
                    }
                }
            }
        }

        Assert.True(requests > 100, $"Only {requests} requests were sent.");
    }

    /// <summary>The parameters that take text, each in one set of parameters that has it.</summary>
    private static IEnumerable<(CommandParameterInfo Parameter, CommandParameterSetInfo Set)> TextParameters(CommandInfo command) =>
        command.ParameterSets
            .SelectMany(set => set.Parameters
                .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && IsText(parameter.ParameterType))
                .Select(parameter => (parameter, set)))
            .DistinctBy(entry => entry.parameter.Name);

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(string[]) || type == typeof(SentryIssueReference[])
        || type == typeof(Uri) || type == typeof(Hashtable) || type == typeof(Hashtable[]);

    private static Hashtable Arguments(CommandParameterSetInfo set, CommandParameterInfo hostile, string text, string[] ids)
    {
        var arguments = new Hashtable();
        foreach (var parameter in set.Parameters.Where(parameter => parameter.IsMandatory))
        {
            arguments[parameter.Name] = parameter.Name switch
            {
                "Issue" => ids,
                "Project" => "backend",
                "Version" => "1.0",
                "Path" => "organizations/acme/teams/",
                "Operation" => "listOrganizationTeams",
                "EventId" => new string('a', 32),
                _ when parameter.ParameterType == typeof(SwitchParameter) => true,
                _ => "1",
            };
        }

        arguments[hostile.Name] = hostile.ParameterType == typeof(Hashtable) ? new Hashtable { [text] = text }
            : hostile.ParameterType == typeof(Hashtable[]) ? new[] { new Hashtable { ["id"] = text, ["repository"] = text, ["commit"] = text, [text] = text } }
            : text;
        return arguments;
    }

    /// <summary>Errors are the module's own, or PowerShell's about the parameter.</summary>
    private static void AssertTyped(ShellResult result, string what)
    {
        IEnumerable<ErrorRecord> errors = result.Failure is IContainsErrorRecord failure ? [.. result.Errors, failure.ErrorRecord] : result.Errors;
        foreach (var error in errors)
        {
            Assert.True(
                error.Exception is SentryException or ParameterBindingException or ValidationMetadataException
                    // Names of variables may be such as have a drive.
                    or SessionStateException,
                $"{what} ended in {error.Exception}");
        }

        Assert.True(result.Failure is null or RuntimeException, $"{what} ended in {result.Failure}");
    }

    /// <param name="slugs">Those of the projects that there are: the server makes one of the name of a new project.</param>
    private static void AssertMeant(RecordedRequest request, string text, string what, IReadOnlyCollection<string> slugs)
    {
        var message = $"{what} sent {request}";
        Assert.True(Regex.IsMatch(request.Path, "^/api/(0|[0-9]+/cron)/") && request.Path.EndsWith('/'), message);
        foreach (var segment in request.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString))
        {
            Assert.True(segment == text || slugs.Contains(segment) || s_resourceSegments.Contains(segment) || s_knownSegments.IsMatch(segment), $"{message}: {segment}");
            Assert.False(segment is "." or ".." || segment.Any(c => c is '/' or '\\' || char.IsControl(c)), $"{message}: {segment}");
        }

        Assert.All(request.Headers, header => Assert.True(
            s_headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && !header.Value.Contains("Injected", StringComparison.Ordinal), $"{message}: {header.Key}"));
        Assert.True(request.Query.All(pair => s_parameterName.IsMatch(pair.Key)), $"{message}: {string.Join(",", request.Query.Select(pair => pair.Key))}");
    }
}
