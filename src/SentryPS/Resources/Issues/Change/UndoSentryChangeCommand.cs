using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Takes back a change that Set-SentryIssue has made: the status with its details, the assignee and the priority are set to
/// what they were. What somebody else has changed meanwhile is left alone, with an error for each such issue.
/// </summary>
[Cmdlet(VerbsCommon.Undo, "SentryChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryIssue), typeof(SentryChangeSummary))]
public sealed class UndoSentryChangeCommand : SentryCmdlet
{
    private readonly List<IssueJournal> _journals = [];
    private BulkChange<SentryIssue>? _change;

    /// <summary>
    /// The summary of the change, as <c>Set-SentryIssue -Summary</c> emitted it in this session. Without it, the last
    /// change of the session is meant.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SentryChangeSummary? Change { get; set; }

    /// <summary>How many requests are under way at once, from 1 to 16.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Emits the issues as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// Emits, at the end, one object with the numbers of issues that were changed back, skipped and not changed.
    /// </summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    private protected override void ProcessInput()
    {
        var journal = Change is null ? LastChange.Journal : Change.Journal as IssueJournal;
        if (journal is null || journal.Changed.Count == 0)
        {
            throw SentryException.InvalidInput(Change is null
                ? "This session has changed no issues that could be changed back."
                : "This change has nothing that could be changed back: it was no change of status, assignee or priority, or it was taken back already.");
        }

        if (journal.Forgotten > 0)
        {
            WriteWarning(FormattableString.Invariant(
                $"The change concerned {journal.Forgotten} issues more; how they were before is kept of {IssueJournal.Most} only."));
        }

        _journals.Add(journal);
    }

    private protected override void FinishInput()
    {
        foreach (var journal in _journals.Distinct())
        {
            Undo(journal);
        }
    }

    private void Undo(IssueJournal journal)
    {
        // The latest state is that of the change itself, so the journal is read before anything is struck out of it.
        var targets = journal.Changed.ToList();
        var recorded = targets.ToDictionary(target => (ConnectionFor(target), target.Scope.Organization, target.Key));
        var undo = new IssueUndo(journal, target => recorded[(target.Scope.Connection, target.Scope.Organization, target.Key)]);
        _change = new(undo, new CmdletBulkHost(this), new(BulkReader<SentryIssue>.PageSize, ThrottleLimit, PassThru: PassThru)) { Journal = undo };
        var updates = new Dictionary<string, IssueUpdate?>();
        WarnOfLosses(targets.Count(target => !journal.Before(target).CanBeRestored(journal.Fields)));
        foreach (var target in targets)
        {
            if (UpdateFor(journal, target, updates) is not { } update)
            {
                continue;
            }

            var name = new BulkName<SentryIssue>(ConnectionFor(target), target.Scope.Organization, target.Key, true, target.Label)
            {
                Partition = target.Scope.Partition,
                Variant = update,
            };
            _change.Accept(name, () => ShouldProcess(target.Label, update.Description));
        }

        _change.Finish();
        if (Summary)
        {
            WriteObject(_change.Books.Summarize(_change.Duration));
        }
    }

    /// <summary>The connection that was given, if it is one to the server of the change.</summary>
    private SentryConnection ConnectionFor(BulkTarget target)
    {
        var own = target.Scope.Connection;
        return Connection is null ? own
            : SentryUrl.IsSameServer(Connection.Url, own.Url) ? Connection
            : throw SentryException.InvalidInput($"The change was made on {own.Url.Host}, but the connection is to {Connection.Url.Host}.");
    }

    private void WarnOfLosses(int count)
    {
        if (count > 0)
        {
            WriteWarning(FormattableString.Invariant(
                $"{count} issues cannot be set back in full: they had no priority, which Sentry cannot take away again, or were being reprocessed."));
        }
    }

    /// <summary>Issues that were alike share one update, since only then do they share requests. Null where there is nothing to send.</summary>
    private static IssueUpdate? UpdateFor(IssueJournal journal, BulkTarget target, Dictionary<string, IssueUpdate?> updates)
    {
        var words = new List<string>();
        var body = journal.Before(target).BodyFor(journal.Fields, words);
        var key = JsonText.Write(JsonValue.From(body));
        if (!updates.TryGetValue(key, out var update))
        {
            updates[key] = update = body.Count > 0 ? IssueUpdate.To(body, words) : null;
        }

        return update;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _change?.Close(MyInvocation.MyCommand.Name);
    }
}
