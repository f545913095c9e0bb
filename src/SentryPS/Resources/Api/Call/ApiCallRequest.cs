using System.Collections;
using System.Text.RegularExpressions;
using SentryPS.Connection;

namespace SentryPS.Api;

/// <summary>Makes the request of a call whose holes are filled.</summary>
internal sealed class ApiCallRequest
{
    // A region host does not have these, and the control host passes on all others.
    private static readonly Regex s_controlPath = new(
        @"\A(organizations/[^/]+/(audit-logs|api-keys|integrations|sentry-app-installations|sentry-apps"
        + @"|sentry-app-components|org-auth-tokens|broadcasts|data-secrecy|region)/"
        + @"|(sentry-apps|users|userroles|api-tokens|api-applications|auth|accept-invite)/"
        + @"|sentry-app-installations/[^/]+/(authorizations/)?\z)",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly ApiCall _call;
    private readonly List<KeyValuePair<string, string>> _query = [];
    private readonly RequestHeaders _headers = [];
    private readonly bool _isDownload;

    /// <param name="call">The call.</param>
    /// <param name="query">The table of -Query. Null if there is none.</param>
    /// <param name="headers">The table of -Header. Null if there is none.</param>
    /// <param name="isDownload">Says that the response goes to a file, and may be of any kind.</param>
    /// <exception cref="SentryException">A value of the query, or a header, cannot be sent.</exception>
    public ApiCallRequest(ApiCall call, IDictionary? query, IDictionary? headers, bool isDownload)
    {
        _call = call;
        _isDownload = isDownload;
        foreach (DictionaryEntry entry in query ?? new Hashtable())
        {
            var name = ApiCallText.Of(entry.Key, "a name in -Query");
            _query.AddRange(ApiCallText.AllOf(entry.Value, name).Select(text => new KeyValuePair<string, string>(name, text)));
        }

        foreach (DictionaryEntry entry in headers ?? new Hashtable())
        {
            var name = ApiCallText.Of(entry.Key, "a name in -Header");
            _headers.Add(name, ApiCallText.Of(entry.Value, name));
        }

        if (isDownload && _headers.All(header => !header.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase)))
            _headers.Add("Accept", "*/*");
    }

    /// <summary>What the request sends; null for nothing.</summary>
    public ApiContent? Content { get; init; }

    /// <summary>The names in the query, those behind the path and those in the table.</summary>
    public IReadOnlyList<string> QueryNames =>
        [.. ApiRequest.ForPath(ApiMethod.Get, "?" + _call.QueryText).Query.Concat(_query).Select(pair => pair.Key)];

    /// <summary>The request.</summary>
    /// <param name="path">The path with its holes filled.</param>
    /// <param name="organization">The organization that was given or piped. Null if none was.</param>
    /// <param name="pageSize">How many rows a page shall have, where that can be said.</param>
    public ApiRequest Make(string path, string? organization, int pageSize)
    {
        var text = WithOfficialSlash(path) + (_call.QueryText.Length > 0 ? "?" + _call.QueryText : "");
        var request = ApiRequest.ForPath(_call.Method, text, _call.Operation?.Path ?? "");
        if (_query.Find(pair => request.Query.Has(pair.Key)) is { Key: { } twice })
            throw SentryException.InvalidInput($"'{twice}' stands in the path's query and in -Query: give it once.", twice);

        foreach (var pair in _query)
        {
            request.Query.Add(pair.Key, pair.Value);
        }

        if (_call.Method == ApiMethod.Get && !_isDownload && Takes("per_page") && !request.Query.Has("per_page"))
            request.Query.Add("per_page", pageSize);

        request.Organization = OrganizationOf(request.Path, organization);
        request.Scope = ScopeOf(_call.Operation);
        request.Content = Content;
        request.Headers = _headers;
        request.Host = HostOf(request);
        return request;
    }

    /// <summary>Whether the operation knows the parameter in its query.</summary>
    private bool Takes(string name) => _call.Operation?.Parameters.Any(
        parameter => parameter.Location == SentryApiParameterLocation.Query && parameter.Name == name) ?? false;

    /// <summary>Most official paths end in a slash, those of SCIM do not; the other form leads nowhere.</summary>
    private string WithOfficialSlash(string path) => _call.Operation is null ? path
        : _call.Operation.Path is [.., '/'] ? path.TrimEnd('/') + "/"
        : path.TrimEnd('/');

    /// <summary>The organization in the path. An object, or a parameter, that says another one was meant for another path.</summary>
    private string? OrganizationOf(string path, string? organization)
    {
        var typed = OrganizationIn(path);
        // A number is an id, which says nothing of the slug.
        return typed is null || organization is null || organization.All(char.IsDigit)
            || typed.Equals(organization, StringComparison.OrdinalIgnoreCase)
            ? typed ?? organization
            : throw SentryException.InvalidInput(
                $"The path names the organization {typed}, but -Organization or the piped object says {organization}. "
                + "A hole {organization} in the path takes what they say.",
                typed);
    }

    private string? OrganizationIn(string path) =>
        OperationIndex.Shared.Match(_call.MethodName, path)?.Values.TryGetValue("organization", out var known) == true ? known
        : Regex.Match(path, @"\Aorganizations/([^/]+)/") is { Success: true } typed ? Uri.UnescapeDataString(typed.Groups[1].Value)
        : null;

    private ApiHost HostOf(ApiRequest request) =>
        s_controlPath.IsMatch(request.Path) ? ApiHost.Control
        // Uploads through the control host take longer than it waits.
        : request.Content is FileContent or MultipartFormContent ? ApiHost.Region
        : _call.Server is null || !SentryUrl.IsSentryHosted(_call.Server) ? ApiHost.Connection
        : SentryUrl.IsRegion(_call.Server) ? ApiHost.Region
        : _call.Server.Host == SentryUrl.ControlOf(_call.Server).Host ? ApiHost.Control
        : ApiHost.Connection;

    /// <summary>The least of the scopes that allow the operation.</summary>
    private static string? ScopeOf(SentryApiOperation? operation)
    {
        string[] order = ["org:ci", ":read", ":write"];
        return order
            .Select(end => operation?.Scopes.FirstOrDefault(scope => scope.EndsWith(end, StringComparison.Ordinal)))
            .FirstOrDefault(scope => scope is not null) ?? (operation?.Scopes is [var first, ..] ? first : null);
    }
}
