namespace SentryPS.Binding;

/// <summary>The projects to which a listing is limited.</summary>
internal static class ProjectFilter
{
    /// <summary>The projects that were given or piped, else the connection's default one, else none.</summary>
    public static string[] ProjectsOrDefault(this OrganizationCmdlet cmdlet, SentryName[] given) =>
        cmdlet.ContainerOr(given, typeof(SentryProject)) is { Length: > 0 } projects ? [.. projects.Select(project => project.Required)]
        : cmdlet.CurrentTarget is null && cmdlet.ActiveConnection.Project is { } project ? [project]
        : [];

    /// <summary>
    /// Ids go by <c>project</c> and slugs by <c>projectSlug</c>: that works on every server, while slugs in <c>project</c>
    /// are understood only since 2026. Servers refuse to take both at once.
    /// </summary>
    public static void AddProjects(this QueryParameters query, IReadOnlyCollection<string> projects)
    {
        var ids = projects.Where(IsId).ToList();
        var slugs = projects.Where(project => !IsId(project)).ToList();
        if (ids.Count > 0 && slugs.Count > 0)
        {
            throw SentryException.InvalidInput(
                $"-Project takes slugs or ids, but not both at once: {string.Join(", ", projects)}.", projects);
        }

        query.Add("project", ids).Add("projectSlug", slugs);
    }

    private static bool IsId(string project) => project.All(c => c is >= '0' and <= '9');
}
