namespace SentryPS.Commands;

/// <summary>
/// Sees that a listing has only issues that were asked for: a server that ignores a filter answers with everything, and a
/// change behind the listing would change that. Only what a row shows is looked at. Levels, environments and dates are
/// not: an issue has one level and its events may have others, and its dates may be those of one environment.
/// </summary>
internal sealed class IssueFilterCheck(ProjectFilter projects, SentryIssueStatusFilter status, IReadOnlyCollection<string> assignees)
{
    private readonly string? _status = status switch
    {
        SentryIssueStatusFilter.All => null,
        SentryIssueStatusFilter.Resolved => "resolved",
        SentryIssueStatusFilter.Archived => "ignored",
        _ => "unresolved",
    };

    /// <exception cref="SentryException">A filter leaves the issue out.</exception>
    public void Require(SentryIssue issue)
    {
        if (Complaint(issue) is { } complaint)
            throw complaint;
    }

    /// <summary>Why a filter leaves the issue out. Null where none does.</summary>
    public SentryException? Complaint(SentryIssue issue)
    {
        if (!projects.Allows(issue.ProjectId, issue.Project))
        {
            return Ignored(issue, "-Project", $"is of project {issue.Project}");
        }

        if (_status is not null && issue.Status is not null && issue.Status != _status)
        {
            return Ignored(issue, $"-Status {status}", $"is {issue.Status}");
        }

        if (assignees.Count > 0 && !assignees.Any(assignee => MayBe(assignee, issue.AssignedTo)))
        {
            return Ignored(issue, $"-AssignedTo {string.Join(", ", assignees)}", issue.AssignedTo is { } actual ? $"is assigned to {actual}" : "is assigned to nobody");
        }

        return null;
    }

    /// <summary>Who a user is goes by names that a row need not show, and a user's teams count as the user.</summary>
    private static bool MayBe(string wanted, string? actual) => wanted switch
    {
        "none" => actual is null,
        ['#', ..] when actual is ['#', ..] => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        _ => actual is not null,
    };

    private static SentryException Ignored(SentryIssue issue, string filter, string fact) => new(
        $"Sentry was asked for {filter} and answered with issue {issue}, which {fact}. The listing ends here, so that nothing is done to issues that were not asked for.",
        "SentryFilterIgnored",
        ErrorCategory.InvalidResult)
    {
        RecommendedAction = "If somebody changed the issue at this very moment, list again. If it stays so, this server ignores the filter: leave it out and filter with Where-Object.",
    };
}
