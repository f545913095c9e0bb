namespace SentryPS.Commands;

/// <summary>
/// Says that releases were deployed to an environment. A release that was deployed there already stays as it is, and its
/// deploy is emitted: to run it again does no harm.
/// </summary>
[Cmdlet(VerbsCommon.New, "SentryDeploy", SupportsShouldProcess = true)]
[Serves("createOrganizationReleaseDeploy")]
[OutputType(typeof(SentryDeploy))]
public sealed class NewSentryDeployCommand : ChangeCmdlet<SentryDeploy>
{
    /// <summary>The releases by version or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ReleaseName]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>The environment, at most 64 characters long. Sentry makes one that it does not know.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateLength(1, 64), Body("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Environment { get; set; } = "";

    /// <summary>A name for the deploy, at most 64 characters long.</summary>
    [Parameter]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The address of a page about the deploy.</summary>
    [Parameter]
    [Body("url", CanClear = false)]
    public Uri? Url { get; set; }

    /// <summary>When it began. A time without a zone is local time.</summary>
    [Parameter]
    [SentryTime, ValidateSentryDate, Body("dateStarted", CanClear = false)]
    public DateTime? DateStarted { get; set; }

    /// <summary>When it was done; now, if it is not given. A time without a zone is local time.</summary>
    [Parameter]
    [SentryTime, ValidateSentryDate, Body("dateFinished", CanClear = false)]
    public DateTime? DateFinished { get; set; }

    /// <summary>
    /// Adds a deploy in any case. Give it where a release comes back to an environment, such as after a roll-back.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        // What cannot be sent shall end the command before the first deploy.
        ComposeBody();
    }

    private protected override Dictionary<string, object?> ComposeBody()
    {
        ReleasePage.Check(Url);
        return base.ComposeBody();
    }

    private protected override void ProcessInput() => ForEachTarget(Release, release => ReleaseNotFound.Explain(() =>
    {
        if (!Force && Find() is { } deploy)
        {
            WriteVerbose($"{release} is in {Environment} already. -Force adds a deploy.");
            WriteObject(Complete(deploy));
        }
        else if (ShouldProcess($"{release} in {RequiredOrganization}", $"Deploy to {Environment}"))
        {
            WriteObject(Complete(Fetch<SentryDeploy>(ListRequest(ApiMethod.Post, Resource.WriteScope, ComposeBody()))));
        }
    }));

    /// <summary>The deploy that the release has in the environment. Null if there is none.</summary>
    private SentryDeploy? Find()
    {
        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        return new Listing<SentryDeploy>(Listings, request) { Paging = null }
            .FirstOrDefault(deploy => string.Equals(deploy.Environment, Environment, StringComparison.Ordinal));
    }
}
