namespace SentryPS.Commands;

/// <summary>
/// Says that releases are out, archives or restores them, or changes their ref or page. Emits each release as it is then.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryRelease", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryRelease))]
public sealed class SetSentryReleaseCommand : SetCmdlet<SentryRelease>
{
    private bool _isOut;

    /// <summary>The releases by version or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ReleaseName]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Version { get; set; } = [];

    /// <summary>
    /// Says that the release is out: now, or at <c>-DateReleased</c>. A release that is out keeps its date, so that a job
    /// can run again.
    /// </summary>
    [Parameter]
    public SwitchParameter Finalize { get; set; }

    /// <summary>
    /// When the release went out, instead of the date that it has. A time without a zone is local time. Sentry cannot take
    /// a date back.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate, Body("dateReleased", CanClear = false)]
    public DateTime? DateReleased { get; set; }

    /// <summary>Archives the release, or takes it back into listings.</summary>
    [Parameter]
    [Body("status")]
    public SentryReleaseStatus Status { get; set; }

    /// <summary>The commit or tag that the release is built from, at most 200 characters long. Sentry cannot clear it.</summary>
    [Parameter]
    [Body("ref", CanClear = false)]
    public string? Ref { get; set; }

    /// <summary>The address of a page about the release. Sentry cannot clear it.</summary>
    [Parameter]
    [Body("url", CanClear = false)]
    public Uri? Url { get; set; }

    // Overridden without the attribute, it is no parameter.
    /// <summary>The release is always emitted: it is what the next step of a pipeline is about.</summary>
    public override SwitchParameter PassThru => true;

    private protected override bool HasChange => Finalize || base.HasChange;

    private protected override string Action => !Finalize ? base.Action : base.HasChange ? $"Finalize; {base.Action}" : "Finalize release";

    private bool KeepsDate => Finalize && !IsBound(nameof(DateReleased));

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        // What cannot be sent shall end the command before it has changed the first release.
        ComposeBody();
    }

    private protected override Dictionary<string, object?> ComposeBody()
    {
        ReleasePage.Check(Url);
        return base.ComposeBody();
    }

    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var body = ComposeBody();
        if (KeepsDate && !_isOut)
            body["dateReleased"] = DateTime.Now;

        return body;
    }

    private protected override void Change(SentryName target) => ReleaseNotFound.Explain(() =>
    {
        if (KeepsDate && FindIfOut(target) is { } release && !base.HasChange)
            WriteObject(release);
        else
            base.Change(target);
    });

    /// <summary>The release as it is, if it is out already, and else null.</summary>
    private SentryRelease? FindIfOut(SentryName target)
    {
        var release = Complete(Fetch<SentryRelease>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope)));
        _isOut = release.DateReleased is not null;
        if (!_isOut)
            return null;

        WriteVerbose($"{release} went out at {SentryFormat.Time(release.DateReleased)} already.");
        return release;
    }
}
