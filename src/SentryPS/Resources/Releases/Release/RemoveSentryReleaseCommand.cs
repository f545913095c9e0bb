namespace SentryPS.Commands;

/// <summary>Removes releases. Their events and issues stay.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryRelease", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryReleaseCommand : RemoveCmdlet<SentryRelease>
{
    private const int BadRequest = 400;

    /// <summary>The releases by version or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ReleaseName]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Version { get; set; } = [];

    private protected override void Remove(SentryName target) => ReleaseNotFound.Explain(() =>
    {
        try
        {
            base.Remove(target);
        }
        catch (SentryApiException exception) when (exception.StatusCode == BadRequest)
        {
            exception.RecommendedAction =
                "Sentry keeps releases in which issues were first seen, and those with health data. "
                + "Set-SentryRelease -Status Archived takes one out of listings.";
            throw;
        }
    });
}
