using System.Management.Automation;
using SentryPS.Transport;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of cmdlets that change issues. It gathers what comes through the pipeline and sends it in few requests when
/// the input has ended: so the listing that the issues come from is over before any of them changes its place in it.
/// </summary>
public abstract partial class IssueChangeCmdlet : OrganizationCmdlet
{
    private const int NoContent = 204;

    private readonly List<IssueTarget> _targets = [];
    private readonly HashSet<(string Organization, string Key)> _seen = [];

    private protected IssueChangeCmdlet()
    {
    }

    /// <summary>The issues by id, short ID, URL or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IssueId", "ShortId")]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>How many issues go into one request at most.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int BatchSize { get; set; } = 100;

    /// <summary>What is done to an issue, for the question to a person: "Resolve".</summary>
    private protected abstract string Action { get; }

    /// <summary>Asks about each issue once and remembers it.</summary>
    private protected sealed override void ProcessInput() => ForEachTarget(Issue, issue =>
    {
        issue.RequireServer(Server.Url);
        var organization = issue.Organization ?? RequiredOrganization;
        if (_seen.Add((organization, issue.Key)) && IsConfirmed(issue))
        {
            _targets.Add(new(organization, issue));
        }
    });

    private protected sealed override void FinishInput()
    {
        Identify(_targets);
        // The same issue may have come once by its id and once by its short ID.
        var targets = _targets.Where(target => target.IsIdentified).GroupBy(target => (target.Organization, target.Id)).Select(group => group.First());
        foreach (var batch in IssueBatch.Of(targets, BatchSize))
        {
            Change(batch);
        }

        WriteChanged([.. _targets.Where(target => target.IsChanged)]);
    }

    /// <summary>Says whether the issue shall be changed.</summary>
    private protected virtual bool IsConfirmed(SentryIssueReference issue) => ShouldProcess(issue.Description, Action);

    /// <summary>The request that changes issues of the organization, without its query.</summary>
    private protected abstract ApiRequest CreateRequest(string organization);

    /// <summary>Called at the end with what was changed, in the order in which it came.</summary>
    private protected virtual void WriteChanged(IReadOnlyList<IssueTarget> changed)
    {
    }

    /// <summary>
    /// Sends a batch. One that the server fails on is halved until the issue that it fails on is alone: so that it alone
    /// is left unchanged, and reported.
    /// </summary>
    private void Change(IssueBatch batch)
    {
        try
        {
            var request = batch.Address(CreateRequest(batch.Organization));
            var answer = Send<IssueDelta>(request);
            // To a deletion the server always answers so.
            var isNoneMatched = answer.StatusCode == NoContent && request.Method == ApiMethod.Put;
            foreach (var target in batch.Targets)
            {
                target.IsChanged = !isNoneMatched;
                if (isNoneMatched)
                {
                    WriteFailure(target, NotFound(target));
                }
            }
        }
        catch (SentryException exception) when (exception.IsServerFault && batch.Targets.Count > 1)
        {
            foreach (var half in batch.Halve())
            {
                Change(half);
            }
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            foreach (var target in batch.Targets)
            {
                WriteFailure(target, exception);
            }
        }
    }

    private void WriteFailure(IssueTarget target, SentryException exception) => WriteError(exception.ErrorRecordFor(target.Input));
}
