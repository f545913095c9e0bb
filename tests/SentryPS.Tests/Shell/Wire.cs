using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Tests.Shell;

/// <summary>What went over the wire, in the words of tests.</summary>
internal static class Wire
{
    private const string Api = "/api/0/";

    /// <summary>The decoded query as one line, in the order sent.</summary>
    public static string QueryLine(this RecordedRequest request) =>
        string.Join("&", request.Query.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Method, path below the API and decoded query.</summary>
    public static string Line(this RecordedRequest request)
    {
        var path = request.Path.StartsWith(Api, StringComparison.Ordinal) ? request.Path[Api.Length..] : request.Path;
        return request.Query.Count == 0 ? $"{request.Method} {path}" : $"{request.Method} {path}?{request.QueryLine()}";
    }

    public static IReadOnlyList<string> Lines(this RequestLog log) => [.. log.All.Select(Line)];

    /// <summary>The requests that change something.</summary>
    public static IReadOnlyList<RecordedRequest> Changes(this RequestLog log) =>
        [.. log.All.Where(request => request.Method != "GET")];

    /// <summary>Asserts that the body is this JSON, whatever the order of its fields.</summary>
    public static void AssertBody(this RecordedRequest request, string expected)
    {
        var (actualBody, expectedBody) = (JsonNode.Parse(request.Body), JsonNode.Parse(expected));
        Assert.True(JsonNode.DeepEquals(expectedBody, actualBody), $"Expected {expected}, was {request.Body}");
    }

    /// <summary>An answer of these very bytes.</summary>
    public static Fault Bytes(byte[] body, params (string Name, string Value)[] headers) => async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>A successful answer of this JSON.</summary>
    public static Fault Json(string body, params (string Name, string Value)[] headers) => Bytes(Encoding.UTF8.GetBytes(body), headers);

    /// <summary>A Link header that says there is more, at this cursor.</summary>
    public static (string Name, string Value) NextLink(string cursor) =>
        ("Link", $"<https://elsewhere.example/?&cursor={cursor}>; rel=\"next\"; results=\"true\"; cursor=\"{cursor}\"");

    public static string IdOf(Issue issue) => issue.Id.ToString(CultureInfo.InvariantCulture);

    public static string IdOf(Project project) => project.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text with the ids of projects in place of their slugs in braces: <c>project={backend}</c>.</summary>
    public static string WithProjectIds(this SandboxServer server, string text) => server.State.Read(state =>
        state.Organizations.SelectMany(organization => organization.Projects)
            .Aggregate(text, (line, project) => line.Replace($"{{{project.Slug}}}", IdOf(project), StringComparison.Ordinal)));

    /// <summary>The ids of the main organization's issues that lists show, in no order.</summary>
    public static HashSet<string> ListedIds(this SandboxServer server, Func<SandboxState, Issue, bool> match) => server.State.Read(state =>
        state.Organizations[0].Issues
            .Where(issue => issue.IsVisible && issue.LastSeen >= state.Now - state.Retention && match(state, issue))
            .Select(IdOf)
            .ToHashSet());

    /// <summary>Issues of the main organization in a fixed order, the same for the same seed.</summary>
    public static IReadOnlyList<Issue> IssuesWhere(this SandboxServer server, Func<Issue, bool> match) => server.State.Read(state =>
        state.Organizations[0].Issues.Where(match).OrderBy(issue => issue.Id).ToList());
}
