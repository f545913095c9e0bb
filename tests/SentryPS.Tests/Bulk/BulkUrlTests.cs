using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using SentryPS.Cmdlets;
using SentryPS.Commands;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Bulk;

/// <summary>
/// Sentry takes a change of issues without ids for a change of all issues. So whatever is typed, no such request may leave
/// the machine. The parameters are found by reflection: what a later version adds is tried too.
/// </summary>
public sealed class BulkUrlTests
{
    private static readonly string[] s_harmlessInputs =
    [
        "@() | & $command @parameters",
        "$null | & $command @parameters",
        "@($null, $null) | & $command @parameters",
        "& $command -Issue @() @parameters",
        "& $command -Issue $null @parameters",
        "& $command -Issue '' @parameters",
        "& $command -Issue 0 @parameters",
        "'', ' ', '-1', 'no issue' | & $command @parameters",
        "[pscustomobject]@{ Title = 'no issue' } | & $command @parameters",
        "999999999998, 'NOPE-1', 999999999999 | & $command @parameters -Confirm:$false",
        "$issues | & $command @parameters -WhatIf",
        "$ids | & $command @parameters -WhatIf -Confirm:$false",
        "$issues | & $command @parameters -Confirm",
    ];

    private static readonly string[] s_inputs =
    [
        "$issues | & $command @parameters -Confirm:$false",
        "$ofOneProject | & $command @parameters -Confirm:$false",
        "$ids[0], $ids[1], 'NOPE-1' | & $command @parameters -Confirm:$false",
    ];

    public static TheoryData<string> Commands => [.. Cmdlets().Select(NameOf)];

    [Fact]
    public void AllCommandsForManyIssuesAreTried() =>
        Assert.Superset(new HashSet<string> { "Set-SentryIssue", "Remove-SentryIssue", "Merge-SentryIssue" }, Commands.Select(row => row.Data).ToHashSet());

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task NothingIsSentWithoutAnIssueToChange(string command)
    {
        await using var session = await StartAsync(command);

        var result = session.Run(Script(s_harmlessInputs));

        result.AssertNoErrors();
        Assert.True(int.Parse(result.Output[^1].ToString(), null) >= s_harmlessInputs.Length);
        Assert.DoesNotContain(session.Server.Requests.All, request => request.Method != "GET");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task EveryRequestNamesItsIssuesItsProjectAndTheGuard(string command)
    {
        await using var session = await StartAsync(command);

        session.Run("$ofOneProject = @(foreach ($issue in $issues) { if ($issue.ProjectId -eq $issues[0].ProjectId) { $issue } })").AssertNoErrors();
        session.Run(Script(s_inputs)).AssertNoErrors();

        // A comment names its issue in the path.
        var changes = session.Server.Requests.All.Where(request => request.Method != "GET" && !IsComment(request)).ToList();
        Assert.NotEmpty(changes);
        Assert.All(changes, AssertAddressed);
    }

    private static bool IsComment(RecordedRequest request) =>
        request.Method == "POST" && Regex.IsMatch(request.Path, @"\A/api/0/organizations/acme/issues/[1-9][0-9]*/notes/\z");

    private static void AssertAddressed(RecordedRequest request)
    {
        Assert.EndsWith("/issues/", request.Path, StringComparison.Ordinal);
        var ids = request.Values("id");
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Matches("^[1-9][0-9]*$", id));
        Assert.Matches("^[1-9][0-9]*$", Assert.Single(request.Values("project")));
        Assert.Equal($"issue.id:[{string.Join(',', ids)}]", Assert.Single(request.Values("query")));
        Assert.Equal(["id", "project", "query"], request.Query.Select(pair => pair.Key).Distinct());
    }

    private static async Task<BulkSession> StartAsync(string command)
    {
        // Whoever is asked declines.
        var host = new AnsweringHost([.. Enumerable.Repeat("No to All", 10_000)]);
        var session = await BulkSession.StartAsync(new() { Issues = 30, Projects = 2 }, host: host);
        session.Session.Shell.Set("command", command);
        session.Session.Shell.Set("combinations", Combinations(Cmdlets().Single(type => NameOf(type) == command)).ToArray());
        return session;
    }

    /// <summary>Errors are no matter here, and most combinations give some.</summary>
    private static string Script(IEnumerable<string> inputs) =>
        $$"""
        $count = 0
        foreach ($parameters in $combinations) {
            {{string.Join("\n    ", inputs.Select(input => $"try {{ $null = {input} 2>&1 3>&1 6>&1 }} catch {{ }}; $count++"))}}
        }
        $Error.Clear()
        $count
        """;

    private static IEnumerable<Type> Cmdlets() =>
        typeof(SentryCmdlet).Assembly.GetTypes().Where(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true }
            && type.GetProperties().Any(property => property.PropertyType == typeof(SentryIssueReference[]))
            // It names its issue in the path, as all do that are not for many at once.
            && type != typeof(AddSentryIssueCommentCommand));

    private static string NameOf(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }

    /// <summary>No parameter, each parameter, and each pair of them.</summary>
    private static IEnumerable<Hashtable> Combinations(Type cmdlet)
    {
        var parameters = cmdlet.GetProperties()
            .Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null)
            // The issues come with the inputs; a connection is where a request goes, not what it asks for.
            .Where(property => property.Name is not ("Issue" or "Connection"))
            .ToList();
        yield return [];
        for (var first = 0; first < parameters.Count; first++)
        {
            yield return new() { [parameters[first].Name] = Sample(parameters[first]) };
            for (var second = first + 1; second < parameters.Count; second++)
            {
                yield return new() { [parameters[first].Name] = Sample(parameters[first]), [parameters[second].Name] = Sample(parameters[second]) };
            }
        }
    }

    private static object Sample(PropertyInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.PropertyType) ?? parameter.PropertyType;
        return type switch
        {
            _ when type == typeof(SwitchParameter) || type == typeof(bool) => true,
            _ when type == typeof(int) => 3,
            _ when type == typeof(TimeSpan) => TimeSpan.FromHours(1),
            _ when type.IsEnum => Enum.GetNames(type)[0],
            _ when type == typeof(string) && parameter.Name == "Organization" => "acme",
            _ when type == typeof(string) => "#backend-team",
            _ when type == typeof(string[]) => new[] { "#backend-team", "me" },
            _ => throw new NotSupportedException($"No sample for a parameter of type {type}."),
        };
    }
}
