namespace SentryPS.Cmdlets;

/// <summary>The base of commands that remove objects, one request for each.</summary>
public abstract class RemoveCmdlet<T> : ResourceCmdlet<T>
    where T : SentryObject
{
    private protected RemoveCmdlet()
    {
    }

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected virtual string Action => $"Remove {Resource.Name}";

    private protected override void ProcessInput() => ForEachTarget(Targets, target =>
    {
        var organization = RequiredOrganization;
        if (this.IsForced(Force) || ShouldProcess($"{target.Description} in {organization}", Action))
            Remove(target);
    });

    private protected virtual void Remove(SentryName target)
    {
        var response = Send<T>(ItemRequest(ApiMethod.Delete, target, Resource.DeleteScope));
        if (!IsRemoved(response.StatusCode))
        {
            throw new SentryException(
                $"Sentry answered the removal of {Resource.Name} '{target}' with status {response.StatusCode}, which does not say that it is gone.",
                "SentryNotVerified",
                ErrorCategory.InvalidResult);
        }
    }

    /// <summary>Gone, or about to go: a page that a proxy answers with has neither status.</summary>
    private protected virtual bool IsRemoved(int statusCode) => statusCode is 202 or 204;
}
