namespace SentryPS.Commands;

/// <summary>
/// Who an issue is assigned to. The server takes users by several names and shows them by their ids, so names are looked up
/// before a change is sent; then what it shows afterwards can be held against that.
/// </summary>
internal static class IssueAssignee
{
    private static readonly string[] s_searchWords = ["me", "none", "my_teams"];

    /// <summary>The name that the server takes, with the id where that could be found out: <c>user:42</c>, <c>team:7</c>.</summary>
    /// <exception cref="SentryException">Nobody has that name, or several have.</exception>
    public static async Task<string> FindAsync(string organization, string name, BulkWire wire)
    {
        if (name.StartsWith("user:", StringComparison.Ordinal) || name.StartsWith("team:", StringComparison.Ordinal))
            return name;

        if (name.All(c => c is >= '0' and <= '9'))
            return $"user:{name}";

        return name.Equals("me", StringComparison.OrdinalIgnoreCase)
            ? await FindMeAsync(organization, wire).ConfigureAwait(false)
            : (await FindByNameAsync(organization, name, wire).ConfigureAwait(false)).Id;
    }

    /// <summary>The name by which Sentry's search knows somebody: an email address, <c>#team</c>, or a word of its own.</summary>
    /// <exception cref="SentryException">Nobody has that name, or several have.</exception>
    public static async Task<string> FindForSearchAsync(string organization, string name, BulkWire wire)
    {
        if (s_searchWords.Contains(name, StringComparer.OrdinalIgnoreCase))
            return name.ToLowerInvariant();

        try
        {
            return (await FindByNameAsync(organization, name, wire).ConfigureAwait(false)).Name;
        }
        catch (SentryException exception) when (exception.Category == ErrorCategory.PermissionDenied)
        {
            // Tokens that may read issues often may not read teams.
            return name;
        }
    }

    /// <summary>Says whether the assignee that an issue shows is the one that was asked for. Null where that cannot be told.</summary>
    /// <param name="shown">The issue's field: an object, a name on older servers, or null.</param>
    /// <param name="wanted">The name that was sent; empty for nobody.</param>
    public static bool? IsSame(object? shown, string wanted)
    {
        if (shown is null || wanted.Length == 0)
        {
            return shown is null && wanted.Length == 0;
        }

        if (shown.Text("id") is not { } id)
        {
            return null;
        }

        var actor = $"{shown.Text("type") ?? "user"}:{id}";
        if (wanted.Contains(":"))
        {
            return actor == wanted;
        }

        // It could not be looked up, since the token may not read the members.
        return string.Equals(shown.Text("email"), wanted, StringComparison.OrdinalIgnoreCase) ? true
            : wanted.Contains("@") && shown.Text("email") is not null ? false
            : null;
    }

    private static Task<Found> FindByNameAsync(string organization, string name, BulkWire wire) => name[0] == '#' && name.Length > 1
        ? FindTeamAsync(organization, name, wire)
        : FindUserOrTeamAsync(organization, name, wire);

    /// <param name="organization">The organization.</param>
    /// <param name="name">The slug, with a <c>#</c> before it.</param>
    /// <param name="wire">What carries the request.</param>
    private static async Task<Found> FindTeamAsync(string organization, string name, BulkWire wire)
    {
        try
        {
            return new(await TeamIdAsync(organization, name.Substring(1), wire).ConfigureAwait(false), name);
        }
        catch (SentryException exception) when (exception.Category == ErrorCategory.ObjectNotFound)
        {
            throw await UnknownAsync(organization, name, wire).ConfigureAwait(false);
        }
    }

    private static async Task<string> TeamIdAsync(string organization, string slug, BulkWire wire)
    {
        var response = await wire.SendAsync<SentryTeam>(new(ApiMethod.Get, $"teams/{organization}/{slug}/") { Scope = "team:read" }).ConfigureAwait(false);
        return response.Value?.Id is { Length: > 0 } id
            ? $"team:{id}"
            : throw new SentryException($"Sentry answered for team #{slug} without an id.", "SentryInvalidResponse", ErrorCategory.InvalidData);
    }

    private static async Task<string> FindMeAsync(string organization, BulkWire wire)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/members/me/") { Organization = organization, Scope = "member:read" };
        var response = await wire.SendForValueAsync(request).ConfigureAwait(false);
        return response.Value.Field("user").Text("id") is { Length: > 0 } id
            ? $"user:{id}"
            : throw new SentryException("The token belongs to no member, so nothing can be assigned to 'me'.", "SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    /// <summary>A team whose slug was given without the <c>#</c>. Null if there is none that the token may see.</summary>
    private static async Task<Found?> FindTeamOrNullAsync(string organization, string slug, BulkWire wire)
    {
        try
        {
            return Slug.IsSlugOrId(slug) ? new(await TeamIdAsync(organization, slug, wire).ConfigureAwait(false), $"#{slug}") : null;
        }
        catch (SentryException exception) when (exception.Category is ErrorCategory.ObjectNotFound or ErrorCategory.PermissionDenied)
        {
            return null;
        }
    }

    /// <summary>The names that come close, for a message; none where they cannot be read.</summary>
    private static async Task<string> SuggestAsync(string organization, string name, BulkWire wire)
    {
        try
        {
            var members = await wire.ListAsync<SentryRawObject>(Page($"organizations/{organization}/members/")).ConfigureAwait(false);
            var teams = await wire.ListAsync<SentryTeam>(Page($"organizations/{organization}/teams/")).ConfigureAwait(false);
            var users = members.Select(member => JsonText.Parse(member.Json).Field("user")).ToList();
            return Suggestion.For(
                name.TrimStart('#'),
                users.SelectMany(user => new[] { user.Text("email"), user.Text("name") }).OfType<string>().Concat(teams.Select(team => team.Slug)).Distinct());
        }
        catch (SentryException)
        {
            return "";
        }

        static ApiRequest Page(FormattableString path)
        {
            var request = new ApiRequest(ApiMethod.Get, path);
            request.Query.Add("per_page", 100);
            return request;
        }
    }

    private static async Task<Found> FindUserOrTeamAsync(string organization, string name, BulkWire wire)
    {
        IReadOnlyList<object?> users;
        try
        {
            users = await UsersAsync(organization, name, wire).ConfigureAwait(false);
        }
        catch (SentryException exception) when (exception.Category == ErrorCategory.PermissionDenied)
        {
            // Tokens that may change issues often may not read members; the server knows the name all the same.
            return new(name, name);
        }

        foreach (var field in (string[])["email", "username", "name"])
        {
            var found = users
                .Where(user => string.Equals(user.Text(field), name, StringComparison.OrdinalIgnoreCase))
                .GroupBy(user => user.Text("id")!)
                .ToList();
            if (found.Count == 1)
            {
                var user = found[0].First();
                return new($"user:{found[0].Key}", user.Text("email") ?? user.Text("username") ?? name);
            }

            if (found.Count > 1)
                throw SentryException.InvalidInput($"{found.Count} members of {organization} are called '{name}'. Give the email address.", name);
        }

        return await FindTeamOrNullAsync(organization, name, wire).ConfigureAwait(false)
            ?? throw await UnknownAsync(organization, name, wire).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<object?>> UsersAsync(string organization, string name, BulkWire wire)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/members/") { Organization = organization, Scope = "member:read" };
        request.Query.Add("query", name).Add("per_page", PagingExtensions.MaximumPageSize);
        var members = await wire.ListAsync<SentryRawObject>(request).ConfigureAwait(false);
        return [.. members.Select(member => JsonText.Parse(member.Json).Field("user")).Where(user => user.Text("id") is not null)];
    }

    private static async Task<SentryException> UnknownAsync(string organization, string name, BulkWire wire)
    {
        var near = await SuggestAsync(organization, name, wire).ConfigureAwait(false);
        return new($"'{name}' is no member of {organization} and no team of it.{near}", "SentryNotFound", ErrorCategory.ObjectNotFound)
        {
            RecommendedAction = "Give a member's email address, user name or full name, or a team as #slug. Tab completes both.",
        };
    }

    /// <summary>Somebody who was looked up.</summary>
    /// <param name="Id">As changes have them: <c>user:42</c>, <c>team:7</c>.</param>
    /// <param name="Name">As searches have them.</param>
    private sealed record Found(string Id, string Name);
}
