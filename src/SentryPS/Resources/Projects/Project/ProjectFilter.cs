namespace SentryPS.Binding;

/// <summary>The projects to which a listing is limited; none for no limit.</summary>
/// <param name="Ids">What goes by <c>project</c>, which every server heeds.</param>
/// <param name="Slugs">What goes by <c>projectSlug</c>, where the ids could not be found out. Some servers ignore it.</param>
internal sealed record ProjectFilter(IReadOnlyCollection<string> Ids, IReadOnlyCollection<string> Slugs)
{
    public QueryParameters AddTo(QueryParameters query) => query.Add("project", Ids).Add("projectSlug", Slugs);

    /// <summary>False for a project that the filter leaves out. What a row does not show is no reason.</summary>
    public bool Allows(string? id, string? slug) =>
        (Ids.Count == 0 && Slugs.Count == 0)
        || (Ids.Count > 0 ? id is null || Ids.Contains(id) : slug is null || Slugs.Contains(slug, StringComparer.OrdinalIgnoreCase));
}

/// <summary>Which projects a command works on.</summary>
internal static class ProjectDefaults
{
    /// <summary>The projects that were given or piped, else the connection's default one, else none.</summary>
    public static string[] ProjectsOrDefault(this OrganizationCmdlet cmdlet, SentryName[] given) =>
        cmdlet.ContainerOr(given, typeof(SentryProject)) is { Length: > 0 } projects ? [.. projects.Select(project => project.Required)]
        : cmdlet.CurrentTarget is null && cmdlet.ActiveConnection.Project is { } project ? [project]
        : [];
}
