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
