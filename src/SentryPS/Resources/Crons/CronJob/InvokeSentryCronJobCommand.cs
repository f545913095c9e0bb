namespace SentryPS.Commands;

/// <summary>
/// Runs a job between two check-ins: reports its start, its end, how long it took and how it ended. Output, errors and
/// exit code are those of the job.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "SentryCronJob", DefaultParameterSetName = "ScriptBlock")]
[OutputType(typeof(object))]
public sealed class InvokeSentryCronJobCommand : CheckInCmdlet
{
    /// <summary>Who ends the process waits no longer than this.</summary>
    private static readonly TimeSpan s_hurry = TimeSpan.FromSeconds(2);

    private static readonly ScriptBlock s_call =
        ScriptBlock.Create("param($SentryJob, $SentryJobArgument) & $SentryJob @SentryJobArgument");

    /// <summary>The cron monitor by slug or object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Name(typeof(SentryCronMonitor), Column = "CronMonitor")]
    [ArgumentCompleter(typeof(NameCompleter<SentryCronMonitor>))]
    public SentryName CronMonitor { get; set; } = null!;

    /// <summary>The job. A terminating error, or an exit code that is not zero, makes the run an error.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "ScriptBlock")]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>The job as a program or script, as it would be called with <c>&amp;</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "FilePath")]
    public string FilePath { get; set; } = "";

    /// <summary>
    /// What the job is given: arguments of the program, or values for the parameters of the script block.
    /// </summary>
    [Parameter]
    [Alias("Args"), AllowEmptyCollection, AllowEmpty]
    public object[] ArgumentList { get; set; } = [];

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        _ = SlugOf(CronMonitor);
    }

    private protected override void ProcessInput() => WithTarget(CronMonitor, Run);

    private void Run()
    {
        var opening = new CheckInMessage(SlugOf(CronMonitor), Guid.NewGuid(), SentryCronCheckInStatus.InProgress)
        {
            Environment = Environment,
            Config = Config(),
        };
        using var report = new JobReport(opening);
        report.Open(FindDsn, SenderTo(JobReport.Limit));
        var status = SentryCronCheckInStatus.Error;
        using var ending = new ProcessEnd(() => Hurry(report).Wait(s_hurry));
        using var stopping = StopToken.Register(() => Hurry(report));
        try
        {
            var exitCode = new JobExitCode(SessionState.PSVariable);
            RunJob();
            status = exitCode.IsFailure ? SentryCronCheckInStatus.Error : SentryCronCheckInStatus.Ok;
        }
        catch (ExitException exit)
        {
            status = exit.Argument is null or 0 ? SentryCronCheckInStatus.Ok : SentryCronCheckInStatus.Error;
            throw;
        }
        finally
        {
            Close(report, status);
        }
    }

    /// <summary>Reports at once that the job does not come to its end.</summary>
    private static Task Hurry(JobReport report) => report.Close(SentryCronCheckInStatus.Error, s_hurry);

    /// <summary>
    /// Runs the job as a part of this command's own pipeline, so that its output and errors come out as they are, when
    /// they are.
    /// </summary>
    private void RunJob()
    {
        var job = ParameterSetName == "FilePath" ? (object)FilePath : ScriptBlock;
        using var pipeline = s_call.GetSteppablePipeline(CommandOrigin.Internal, [job, ArgumentList]);
        pipeline.Begin(this);
        pipeline.Process();
        pipeline.End();
    }

    private void Close(JobReport report, SentryCronCheckInStatus status)
    {
        if (StopToken.IsCancellationRequested)
        {
            // Nothing can be written any more.
            Hurry(report).Wait(s_hurry);
            return;
        }

        Await(WhenDone(report.Close(status, JobReport.Limit + JobReport.Limit)));
        foreach (var failure in report.Failures)
            Warn(failure);
    }

    /// <summary>A preference that makes errors or questions of warnings is meant for the job, which is over.</summary>
    private void Warn(string failure)
    {
        var preference = this.PreferenceOf("WarningAction", "WarningPreference");
        if (LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
            && action is ActionPreference.Stop or ActionPreference.Inquire)
        {
            Host.UI?.WriteWarningLine(SentryFormat.Line(failure));
        }
        else
        {
            WriteWarning(failure);
        }
    }

    private static async Task<bool> WhenDone(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
