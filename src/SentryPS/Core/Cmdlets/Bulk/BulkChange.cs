using System.Diagnostics;

namespace SentryPS.Cmdlets;

/// <summary>How many things are changed at once.</summary>
/// <param name="BatchSize">How many things go into one request at most.</param>
/// <param name="ThrottleLimit">How many such requests are under way at once.</param>
/// <param name="IsStreaming">Says that a batch is sent as soon as it is full, and not when the input has ended.</param>
/// <param name="PassThru">Says that the things are written as they are after the change.</param>
internal sealed record BulkOptions(int BatchSize, int ThrottleLimit, bool IsStreaming = false, bool PassThru = false);

/// <summary>
/// Does the same to each of many things, up to some hundreds in one request and several requests at once. Afterwards each
/// of them was seen to be as it was asked for, or is reported. It gathers what comes through the pipeline and sends it
/// when the input has ended: so the listing that the things come from is over before any of them changes its place in it.
/// Workers return what they got; this object, which lives on the pipeline's thread, starts, counts and writes.
/// </summary>
internal sealed partial class BulkChange<T>(BulkStrategy<T> strategy, IBulkHost host, BulkOptions options)
    where T : SentryObject
{
    private readonly BulkGathering _gathering = new();
    private readonly BulkReader<T> _reader = new(strategy);
    private readonly OrderedOutput _output = new(host.WriteObject);
    private readonly Stopwatch _clock = new();
    private readonly BulkPreview _preview = new(strategy.Noun);
    private readonly SortedSet<string> _notShown = new(StringComparer.Ordinal);
    private int _positions;
    private bool _hasInputEnded;
    private bool _isFinished;

    public BulkBooks Books { get; } = new();

    /// <summary>Remembers what can be taken back. Null where nothing can.</summary>
    public IBulkJournal<T>? Journal { get; init; }

    public TimeSpan Duration => _clock.Elapsed;

    /// <summary>Takes in a thing, once.</summary>
    /// <param name="name">What names the thing.</param>
    /// <param name="isConfirmed">Asks whether it shall be changed.</param>
    public void Accept(BulkName<T> name, Func<bool> isConfirmed)
    {
        var scope = _gathering.Share(new(name.Connection, name.Organization, name.Partition, name.Variant));
        if (!_gathering.IsNew(scope.Home, name.Key))
        {
            return;
        }

        if (!isConfirmed())
        {
            Books.Skipped++;
            _preview.Add(name.Project);
            return;
        }

        Books.Wanted++;
        var target = new BulkTarget(scope, name.Key, name.HasId, name.Label);
        if (name.Before is not null)
        {
            Journal?.AddBefore(target, name.Before);
        }

        if (!options.IsStreaming)
        {
            _gathering.Add(target);
        }
        else if (_gathering.AddAndTakeFull(target, options.BatchSize) is { Count: > 0 } full)
        {
            Change(full);
        }
    }

    /// <summary>Reads what names a thing. One that is an error is counted too.</summary>
    public BulkName<T> Read(Func<BulkName<T>> read)
    {
        try
        {
            return read();
        }
        catch (SentryException)
        {
            Books.Wanted++;
            Books.Failed++;
            throw;
        }
    }

    /// <summary>Changes what has been gathered, now that nothing more comes.</summary>
    public void Finish()
    {
        _hasInputEnded = true;
        if (host.IsWhatIf && Books.Skipped > 1)
        {
            host.WriteWhatIf(_preview.ToString(), strategy.Action);
        }

        Change(_gathering.TakeAll());
        _isFinished = true;
        host.EndProgress(strategy.Action);
        if (Books.NotVerified > 0)
        {
            host.WriteWarning(FormattableString.Invariant(
                $"Sentry took the change of {Books.NotVerified} {strategy.Noun}s that could not be verified: it does not show {string.Join(", ", _notShown)}."));
        }
    }

    /// <summary>Takes all that has been gathered, with their ids. Null, after the errors, where not all of them are there.</summary>
    public IReadOnlyList<BulkTarget>? TakeIdentified()
    {
        var all = _gathering.TakeAll();
        var identified = Identify(all);
        _isFinished = true;
        return Books.Failed > 0 ? null : identified;
    }

    /// <summary>
    /// Ends all that is under way. Tells, where the command ends before its work is done (by Ctrl+C, an error upstream, or
    /// one that -ErrorAction Stop makes end it), what was done and what was not.
    /// </summary>
    /// <param name="command">The command's name.</param>
    public void Close(string command)
    {
        Books.Close();
        if (!_isFinished && Books.Wanted > Books.Done)
        {
            _isFinished = true;
            host.WriteLastWarning($"{command} ended early. {Books.Describe(strategy.Noun)}");
        }
    }

    private void Change(IReadOnlyList<BulkTarget> targets)
    {
        _clock.Start();
        try
        {
            foreach (var target in targets)
            {
                target.Position = _positions++;
            }

            Send(Prepare(Identify(targets)));
        }
        catch (SentryException)
        {
            // It ends the command.
            host.EndProgress(strategy.Action);
            throw;
        }
        finally
        {
            _clock.Stop();
        }
    }

    /// <summary>Counts and reports things of which nothing was sent.</summary>
    private void Drop(IReadOnlyList<(BulkTarget Target, SentryException Failure)> failures)
    {
        // All are counted first: with -ErrorAction Stop nothing after the first error is reached.
        Books.Failed += failures.Count;
        foreach (var (target, failure) in failures)
        {
            Emit(target, null);
            host.WriteError(failure.ErrorRecordFor(target.Label));
        }
    }

    private void Emit(BulkTarget target, T? item)
    {
        if (options.PassThru)
        {
            _output.Add(target.Position, item);
        }
    }
}
