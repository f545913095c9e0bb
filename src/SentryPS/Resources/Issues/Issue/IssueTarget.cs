namespace SentryPS.Cmdlets;

/// <summary>One issue that is to be changed: names only, so that a million of them are cheap to gather.</summary>
internal sealed class IssueTarget(string organization, SentryIssueReference reference)
{
    public string Organization { get; } = organization;

    /// <summary>The issue as the user named it; errors bear it as their target.</summary>
    public string Input { get; } = reference.ToString();

    /// <summary>What the server finds the issue by: its id, else its short ID.</summary>
    public string Key { get; } = reference.Value;

    /// <summary>The numeric id. Null until it is looked up, where only a short ID was given.</summary>
    public string? Id { get; private set; } = reference.Id;

    /// <summary>The numeric id of the project. Null until it is looked up, where a bare id was given.</summary>
    public string? ProjectId { get; private set; } = reference.ProjectId;

    /// <summary>Whether a bare value named the issue: nothing but the server says that there is one.</summary>
    public bool IsBare { get; } = reference.Title is null;

    /// <summary>Whether all is known that a request in bulk needs. An empty id would be as bad as none.</summary>
    public bool IsIdentified => !string.IsNullOrEmpty(Id) && !string.IsNullOrEmpty(ProjectId);

    public void Identify(SentryIssue issue)
    {
        Id = issue.Id;
        ProjectId = issue.ProjectId;
    }
}
