using SentryPS.Connection;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of cmdlets that change issues. It gathers what comes through the pipeline and sends it in few requests when
/// the input has ended: so the listing that the issues come from is over before any of them changes its place in it.
/// </summary>
public abstract partial class IssueChangeCmdlet : OrganizationCmdlet
{
    private readonly PendingIssues _gathering = new();

    private protected IssueChangeCmdlet()
    {
    }

    /// <summary>The issues by id, short ID, URL or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>What is done to an issue, for the question to a person: "Resolve".</summary>
    private protected abstract string Action { get; }

    /// <summary>How many issues are to be changed: all that came, each once, but those that the user does not want changed.</summary>
    private protected int WantedCount { get; private set; }

    /// <summary>How many issues the user does not want changed.</summary>
    private protected int SkippedCount { get; private set; }

    /// <summary>How many issues there is an error for.</summary>
    private protected int FailedCount { get; private set; }

    private protected sealed override void ProcessInput()
    {
        foreach (var issue in Issue)
        {
            Guard(issue, () =>
            {
                if (Accept(issue) is { } target)
                    Gather(_gathering, target);
            });
        }
    }

    private protected override void FinishInput() => Change(_gathering.TakeAll());

    /// <summary>Says whether the issue shall be changed.</summary>
    private protected virtual bool IsConfirmed(SentryIssueReference issue) => ShouldProcess(issue.Description, Action);

    /// <summary>Takes in an issue whose change was confirmed.</summary>
    private protected virtual void Gather(PendingIssues gathering, IssueTarget target) => gathering.Add(target);

    /// <summary>Changes issues that were gathered.</summary>
    private protected abstract void Change(IReadOnlyList<IssueTarget> targets);

    private protected void WriteFailure(IssueTarget target, SentryException exception) => WriteFailures([(target, exception)]);

    private protected void WriteFailures(IReadOnlyList<(IssueTarget Target, SentryException Exception)> failures)
    {
        // All are counted first: with -ErrorAction Stop nothing after the first error is reached.
        FailedCount += failures.Count;
        foreach (var (target, exception) in failures)
        {
            WriteError(exception.ErrorRecordFor(target.Input));
        }
    }

    /// <summary>Asks about an issue, once. Null where there is nothing to do.</summary>
    private IssueTarget? Accept(SentryIssueReference issue)
    {
        IssueTarget? accepted = null;
        try
        {
            WithTarget(issue, () =>
            {
                RequireOwnServer(issue);
                var organization = RequiredOrganization;
                if (!_gathering.IsNew(organization, issue.Value))
                    return;

                if (!IsConfirmed(issue))
                {
                    SkippedCount++;
                    return;
                }

                WantedCount++;
                accepted = new(organization, issue);
            });
            return accepted;
        }
        catch (SentryException)
        {
            WantedCount++;
            FailedCount++;
            throw;
        }
    }

    /// <summary>All issues of a command are changed by one connection.</summary>
    private void RequireOwnServer(SentryIssueReference issue)
    {
        var own = OwnConnection.Url;
        if (!SentryUrl.IsSameServer(ActiveConnection.Url, own))
        {
            throw SentryException.InvalidInput(
                $"Issue {issue} is of the server {ActiveConnection.Url.GetLeftPart(UriPartial.Authority)}, but the command works with {own.GetLeftPart(UriPartial.Authority)}. Give it the connection of the issues with -Connection.",
                issue);
        }
    }
}
