namespace SentryPS.Commands;

/// <summary>Issues from the pipeline, on their way into a change of many.</summary>
internal static class IssueBulk
{
    /// <summary>Takes in an issue, once.</summary>
    /// <exception cref="SentryException">It names no issue, or one of another server.</exception>
    public static void Accept(this BulkChange<SentryIssue> change, OrganizationCmdlet cmdlet, SentryIssueReference issue, Func<bool> isConfirmed)
    {
        BulkName<SentryIssue> name;
        try
        {
            issue.RequireValidFor(cmdlet.ActiveConnection.Url);
            name = new(
                cmdlet.ActiveConnection, issue.Organization ?? cmdlet.RequiredOrganization, issue.Key, issue.Id is not null, issue.ToString())
            {
                Partition = issue.ProjectId is { Length: > 0 } project ? project : null,
                Project = issue.Object?.Project?.ToString(),
                Before = issue.Object,
            };
        }
        catch (SentryException)
        {
            change.Refuse();
            throw;
        }

        change.Accept(name, isConfirmed);
    }
}
