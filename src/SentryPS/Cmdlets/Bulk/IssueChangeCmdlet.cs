using System.Management.Automation;
using SentryPS.Completion;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of cmdlets that change issues. It gathers what comes through the pipeline and sends it in few requests when
/// the input has ended: so the listing that the issues come from is over before any of them changes its place in it.
/// </summary>
public abstract partial class IssueChangeCmdlet : OrganizationCmdlet
{
    private readonly IssueGathering _gathering = new();

    private protected IssueChangeCmdlet()
    {
    }

    /// <summary>The issues by id, short ID, URL or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>What is done to an issue, for the question to a person: "Resolve".</summary>
    private protected abstract string Action { get; }

    /// <summary>How many issues wait to be sent.</summary>
    private protected int WaitingCount => _gathering.WaitingCount;

    /// <summary>How many issues the user does not want changed.</summary>
    private protected int SkippedCount { get; private set; }

    /// <summary>How many issues there is an error for.</summary>
    private protected int FailedCount { get; private set; }

    /// <summary>Asks about each issue once and remembers it.</summary>
    private protected sealed override void ProcessInput() => ForEachTarget(Issue, issue =>
    {
        try
        {
            issue.RequireServer(Server.Url);
            var organization = issue.Organization ?? RequiredOrganization;
            if (!_gathering.IsNew(organization, issue))
            {
                return;
            }

            if (IsConfirmed(issue))
            {
                Gather(_gathering, new(organization, issue));
            }
            else
            {
                SkippedCount++;
            }
        }
        catch (SentryException)
        {
            FailedCount++;
            throw;
        }
    });

    private protected override void FinishInput() => Change(_gathering.TakeAll());

    /// <summary>Says whether the issue shall be changed.</summary>
    private protected virtual bool IsConfirmed(SentryIssueReference issue) => ShouldProcess(issue.Description, Action);

    /// <summary>Takes in an issue whose change was confirmed.</summary>
    private protected virtual void Gather(IssueGathering gathering, IssueTarget target) => gathering.Add(target);

    /// <summary>Changes issues that were gathered.</summary>
    private protected abstract void Change(IReadOnlyList<IssueTarget> targets);

    private protected void WriteFailure(IssueTarget target, SentryException exception)
    {
        // Counted first: with -ErrorAction Stop nothing after the error is reached.
        FailedCount++;
        WriteError(exception.ErrorRecordFor(target.Input));
    }
}
