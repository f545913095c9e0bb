namespace SentryPS.Cmdlets;

/// <summary>The base of commands that remove objects, one request for each, when all of the input is there.</summary>
public abstract class RemoveCmdlet<T> : ResourceCmdlet<T>
    where T : SentryObject
{
    private readonly List<SentryName> _targets = [];

    private protected RemoveCmdlet()
    {
    }

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected virtual string Action => $"Remove {Resource.Name}";

    // Rows of a listing move up when one before them goes: read on meanwhile, it would pass over some.
    private protected override void ProcessInput() => _targets.AddRange(Targets);

    private protected override void FinishInput() => ForEachTarget(_targets, target =>
    {
        var organization = RequiredOrganization;
        if (this.IsForced(Force) || ShouldProcess($"{target.Description} in {organization}", Action))
            Remove(target);
    });

    private protected virtual void Remove(SentryName target) =>
        Remove(ItemRequest(ApiMethod.Delete, target, Resource.DeleteScope));

    /// <summary>Sends a request that removes something, and takes no other response for it than one that says so.</summary>
    private protected void Remove(ApiRequest request)
    {
        var response = SendRemoval<T>(request);
        if (response is not null && !IsRemoved(response.StatusCode))
        {
            throw new SentryException(
                $"Sentry answered the removal of {request.Subject} with status {response.StatusCode}, which does not say that it is gone.",
                "SentryNotVerified",
                ErrorCategory.InvalidResult);
        }
    }

    /// <summary>Gone, or about to go: a page that a proxy answers with has neither status.</summary>
    private protected virtual bool IsRemoved(int statusCode) => statusCode is 202 or 204;
}
