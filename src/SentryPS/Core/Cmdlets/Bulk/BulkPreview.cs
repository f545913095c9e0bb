namespace SentryPS.Cmdlets;

/// <summary>The last line of -WhatIf: how many things there are, and of which projects.</summary>
internal sealed class BulkPreview(string noun)
{
    private readonly SortedDictionary<string, int> _projects = new(StringComparer.OrdinalIgnoreCase);
    private int _total;

    /// <param name="project">Null where it is not known.</param>
    public void Add(string? project)
    {
        _total++;
        if (project is not null)
        {
            _projects[project] = _projects.TryGetValue(project, out var count) ? count + 1 : 1;
        }
    }

    public override string ToString()
    {
        var parts = _projects.Select(project => FormattableString.Invariant($"{project.Value:N0} of {project.Key}")).ToList();
        var unknown = _total - _projects.Values.Sum();
        if (unknown > 0 && parts.Count > 0)
        {
            parts.Add(FormattableString.Invariant($"{unknown:N0} whose project is not known"));
        }

        var total = FormattableString.Invariant($"{_total:N0} {noun}s");
        return parts.Count == 0 ? total : $"{total}: {string.Join(", ", parts)}";
    }
}
