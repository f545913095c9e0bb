namespace SentryPS.Commands;

/// <summary>Reports to cron monitors how their jobs stand.</summary>
[Cmdlet(VerbsCommunications.Send, "SentryCronCheckIn", SupportsShouldProcess = true)]
[OutputType(typeof(SentryCronCheckIn))]
public sealed class SendSentryCronCheckInCommand : CheckInCmdlet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>The cron monitors by slug or object. A piped check-in stands for its monitor and its run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryCronMonitor), Column = "CronMonitor")]
    [ArgumentCompleter(typeof(NameCompleter<SentryCronMonitor>))]
    public SentryName[] CronMonitor { get; set; } = [];

    /// <summary>
    /// What is reported: <c>InProgress</c> at the start of a run, <c>Ok</c> or <c>Error</c> at its end.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateSet("Ok", "Error", "InProgress")]
    public SentryCronCheckInStatus Status { get; set; } = SentryCronCheckInStatus.Ok;

    /// <summary>
    /// The run that is reported. Without it, <c>InProgress</c> begins a new run, while <c>Ok</c> and <c>Error</c> end
    /// the latest one that is in progress, or stand for themselves if none is.
    /// </summary>
    [Parameter]
    public Guid CheckInId { get; set; }

    /// <summary>How long the run took. Without it, Sentry reckons from the start that was reported.</summary>
    [Parameter]
    public TimeSpan? Duration { get; set; }

    /// <summary>
    /// Waits until Sentry shows the check-in, which needs a connection with <c>alerts:read</c>. Without it, nobody
    /// knows whether it was recorded: the server takes every check-in, and drops those of unknown monitors without a
    /// word.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds <c>-Wait</c> waits before that is an error.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 60;

    private protected override void ProcessInput() => ForEachTarget(CronMonitor, target =>
    {
        var slug = SlugOf(target);
        if (ShouldProcess(slug, $"Send check-in {WireText.Of(Status)}"))
            Report(target, slug);
    });

    private void Report(SentryName target, string slug)
    {
        var record = Wait
            ? new CheckInRecord(ActiveConnection, RequiredOrganization, slug, ProjectOf(target), Observer, StopToken)
            : null;
        var environment = Environment ?? RunOf(target)?.Text(nameof(SentryCronCheckIn.Environment));
        var message = new CheckInMessage(slug, IdOf(target, record, environment), Status)
        {
            Environment = environment,
            Duration = Duration,
            Config = Config(),
        };
        using (var sender = SenderTo(s_limit)(Await(FindDsn(StopToken))))
            Await(SendAsync(sender, message));

        WriteObject(record is null
            ? Sent(target, message)
            : Await(record.WaitAsync(message, TimeSpan.FromSeconds(TimeoutSec))));
    }

    /// <summary>Without an id nothing could be waited for, so the run that would be meant is looked up.</summary>
    private Guid IdOf(SentryName target, CheckInRecord? record, string? environment)
    {
        if (IsBound(nameof(CheckInId)))
            return CheckInId;

        if (Guid.TryParse(RunOf(target)?.Text(nameof(SentryCronCheckIn.Id)), out var id))
            return id;

        return Status == SentryCronCheckInStatus.InProgress ? Guid.NewGuid()
            : record is not null ? Await(record.FindRunAsync(environment)) ?? Guid.NewGuid()
            : Guid.Empty;
    }

    /// <summary>The check-in that was piped. Null where a monitor was.</summary>
    private static ObjectFacts? RunOf(SentryName target) =>
        target.Facts?.Resource?.Type == typeof(SentryCronCheckIn) ? target.Facts : null;

    private string? ProjectOf(SentryName target) =>
        Project?.Required ?? target.Facts?.Text(nameof(SentryCronCheckIn.Project));

    private SentryCronCheckIn Sent(SentryName target, CheckInMessage message) => new()
    {
        Id = message.Id == Guid.Empty ? null : message.Id.ToString(),
        CronMonitor = message.CronMonitor,
        Project = ProjectOf(target),
        Environment = message.Environment,
        Status = message.Status,
        Milliseconds = (long?)message.Duration?.TotalMilliseconds,
        Organization = target.Organization ?? Organization,
    };

    private async Task<bool> SendAsync(CheckInSender sender, CheckInMessage message)
    {
        await Task.Run(() => sender.SendAsync(message, StopToken), CancellationToken.None).ConfigureAwait(false);
        return true;
    }
}
