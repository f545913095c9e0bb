using System.Text.RegularExpressions;
using SentryPS.Connection;

namespace SentryPS.Api;

/// <summary>
/// What a person asks for with Invoke-SentryApi: an operation by its name or a path as it was typed, and the method. Its
/// holes are still open.
/// </summary>
internal sealed class ApiCall
{
    private const string ApiRoot = "/api/0/";
    private const string OfficialSuffix = "_id_or_slug";

    private static readonly Regex s_holes =
        new(@"\A[^{}]*(\{\w+\}[^{}]*)*\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private ApiCall(ApiMethod method, string template, string query, IReadOnlyList<SentryApiOperation> neighbours)
    {
        Method = method;
        Template = template;
        QueryText = query;
        Neighbours = neighbours;
        Operation = neighbours.FirstOrDefault(operation => operation.Method == MethodName);
    }

    public ApiMethod Method { get; }

    /// <summary>The method in capitals.</summary>
    public string MethodName => Method.ToString().ToUpperInvariant();

    /// <summary>The path, in which holes in braces may be open.</summary>
    public string Template { get; }

    /// <summary>The query that was typed behind the path; empty where none was.</summary>
    public string QueryText { get; }

    /// <summary>The official operation. Null where the schema has none with this method and a path of this form.</summary>
    public SentryApiOperation? Operation { get; }

    /// <summary>The official operations of the path, one for each method.</summary>
    public IReadOnlyList<SentryApiOperation> Neighbours { get; }

    /// <summary>The server that a whole URL names. Null for a path.</summary>
    public Uri? Server { get; private init; }

    /// <summary>The call of an operation by its official name.</summary>
    public static ApiCall OfOperation(string name, string? method)
    {
        if (OperationIndex.Shared.Find(name) is not { } operation)
        {
            var nearest = OperationIndex.Shared.NearestTo(name);
            throw new SentryException(
                $"Sentry's official API has no operation '{name}'.", "SentryOperationNotFound", ErrorCategory.ObjectNotFound)
            {
                Target = name,
                RecommendedAction = nearest.Count > 0
                    ? $"Did you mean {string.Join(" or ", nearest)}?"
                    : "Get-SentryApiOperation lists all operations; what has no name there is called by -Path.",
            };
        }

        if (method is not null && !method.Equals(operation.Method, StringComparison.OrdinalIgnoreCase))
        {
            throw SentryException.InvalidInput(
                $"{operation.Name} is {operation.Method}, but -Method says {method.ToUpperInvariant()}: leave -Method out.", name);
        }

        return new(Parse(operation.Method), operation.Path, "", [operation]);
    }

    /// <summary>The call of a path or a whole URL.</summary>
    /// <param name="path">As it was typed.</param>
    /// <param name="method">Null for GET.</param>
    /// <param name="hasContent">Says that something is to be sent, which GET does not do.</param>
    public static ApiCall OfPath(string path, string? method, bool hasContent)
    {
        var (server, below) = SplitServer(path.Trim());
        var parts = below.Split(['?'], 2);
        var template = parts[0].Replace(OfficialSuffix + "}", "}");
        if (!s_holes.IsMatch(template))
        {
            throw SentryException.InvalidInput(
                $"The braces in '{path}' are no holes: one looks like {{organization}}. "
                + "Braces that belong to a name are escaped as %7B and %7D.",
                path);
        }

        var neighbours = OperationIndex.Shared.Match(template).Select(match => match.Operation).ToList();
        if (method is null && hasContent)
        {
            var takers = neighbours
                .Select(operation => operation.Method)
                .Where(name => name is "POST" or "PUT" or "PATCH")
                .ToList();
            var methods = takers.Count > 0 ? string.Join(" or ", takers) : "POST or PUT";
            throw SentryException.InvalidInput(
                $"Which method? Without -Method it is GET, which sends nothing. Give -Method {methods}.", path);
        }

        return new(Parse(method ?? "GET"), template, parts.Length > 1 ? parts[1] : "", neighbours) { Server = server };
    }

    /// <summary>A URL of another server would take the token there.</summary>
    public void CheckServer(SentryConnection connection)
    {
        if (Server is not null && !SentryUrl.IsSameServer(Server, connection.Url))
        {
            throw new SentryException(
                $"{Server.GetLeftPart(UriPartial.Authority)} is not the server of the connection, "
                + $"{connection.Url.GetLeftPart(UriPartial.Authority)}; its token does not go there.",
                "SentryInvalidInput",
                ErrorCategory.InvalidArgument)
            {
                Target = Server,
                RecommendedAction = "Connect-Sentry -Url <server> connects to another server; "
                    + "-Connection gives a command the connection that it shall use.",
            };
        }
    }

    private static (Uri? Server, string Path) SplitServer(string path)
    {
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || scheme > path.IndexOf('/'))
            return (null, path);

        var root = path.IndexOf(ApiRoot, StringComparison.Ordinal);
        if (root < 0 || !Uri.TryCreate(path.Substring(0, root), UriKind.Absolute, out var server) || server.UserInfo.Length > 0)
        {
            var shown = SentryUrl.WithoutUserInfo(path);
            throw SentryException.InvalidInput(
                $"'{shown}' is no URL of Sentry's API: one looks like https://sentry.io/api/0/organizations/. "
                + "A path such as organizations/ will do.",
                shown);
        }

        return (server, path.Substring(root));
    }

    private static ApiMethod Parse(string method) =>
        Enum.TryParse<ApiMethod>(method, ignoreCase: true, out var parsed) ? parsed : throw new ArgumentOutOfRangeException(nameof(method));
}
