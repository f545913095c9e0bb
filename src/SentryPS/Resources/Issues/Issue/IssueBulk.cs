namespace SentryPS.Commands;

/// <summary>Issues from the pipeline, on their way into a change of many.</summary>
internal static class IssueBulk
{
    /// <summary>Takes in issues, each once. What names no issue, or one of another server, is an error of its own.</summary>
    public static void Accept(
        this BulkChange<SentryIssue> change,
        OrganizationCmdlet cmdlet,
        IEnumerable<SentryIssueReference> issues,
        Func<SentryIssueReference, bool> isConfirmed,
        Func<object?>? variant = null)
    {
        foreach (var issue in issues)
        {
            cmdlet.Guard(issue, () => change.Accept(change.Read(() => NameOf(cmdlet, issue, variant?.Invoke())), () => isConfirmed(issue)));
        }
    }

    private static BulkName<SentryIssue> NameOf(OrganizationCmdlet cmdlet, SentryIssueReference issue, object? variant)
    {
        BulkName<SentryIssue>? name = null;
        cmdlet.WithTarget(issue, () => name = new(
            cmdlet.ActiveConnection, cmdlet.RequiredOrganization, issue.Value, issue.Id is not null, issue.ToString())
        {
            Partition = issue.ProjectId,
            Variant = variant,
            Project = issue.Facts?.Text(nameof(SentryIssue.Project)),
            Before = issue.Facts?.Live as SentryIssue,
        });
        return name!;
    }
}
