namespace SentryPS.Commands;

/// <summary>
/// Changes client keys: their names, limits and what the loader script loads; or takes them out of use.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryProjectKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryProjectKey))]
public sealed class SetSentryProjectKeyCommand : SetCmdlet<SentryProjectKey>
{
    private const string SdkVersion = "browserSdkVersion";

    /// <summary>The keys by id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProjectKey))]
    public SentryName[] Key { get; set; } = [];

    /// <summary>
    /// The project of keys that are named by id. Without it, the default project of the connection is used.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [ValidateLength(1, 64), Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>Whether events that come by the key are taken.</summary>
    [Parameter]
    [Body("isActive")]
    public bool Active { get; set; }

    /// <summary>How many events are taken within <c>-RateLimitWindow</c>.</summary>
    [Parameter]
    public int? RateLimitCount { get; set; }

    /// <summary>
    /// The time in which no more than <c>-RateLimitCount</c> events are taken, from a second to a day, such as
    /// <c>0:01:00</c>.
    /// </summary>
    [Parameter]
    public TimeSpan? RateLimitWindow { get; set; }

    /// <summary>Takes the limit away.</summary>
    [Parameter]
    public SwitchParameter NoRateLimit { get; set; }

    /// <summary>
    /// The version of the JavaScript SDK that the loader script loads, such as <c>latest</c> or <c>10.x</c>.
    /// </summary>
    [Parameter]
    [Body(SdkVersion, CanClear = false)]
    public string? BrowserSdkVersion { get; set; }

    /// <summary>All that the loader script loads besides. An empty list for nothing.</summary>
    [Parameter]
    [Body("dynamicSdkLoaderOptions")]
    public SentryLoaderFeature[]? LoaderFeature { get; set; }

    private protected override string Action =>
        !HasLimit ? base.Action : base.HasChange ? $"{base.Action}, rate limit" : "Set rate limit";

    private protected override bool HasChange => base.HasChange || HasLimit;

    private bool HasLimit => NoRateLimit || RateLimitCount is not null || RateLimitWindow is not null;

    /// <summary>
    /// The server sets the version of the SDK back where a change leaves it out, so it is read and sent back.
    /// </summary>
    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var body = base.ComposeBody(target);
        if (NoRateLimit)
            body["rateLimit"] = null;
        else if (HasLimit)
            body["rateLimit"] = KeyRateLimit.Compose(RateLimitCount, RateLimitWindow);

        var before = Fetch<SentryProjectKey>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        if (BrowserSdkVersion is null && before.BrowserSdkVersion is { } version)
            body[SdkVersion] = version;

        if (LoaderFeature is not null)
        {
            // Older servers do not know all of them, and take those that they show.
            var wanted = LoaderFeature.Select(OptionOf).ToList();
            body["dynamicSdkLoaderOptions"] = wanted.Union(before.LoaderOptions.Keys)
                .ToDictionary(option => option, option => (object?)wanted.Contains(option));
        }

        return body;
    }

    private protected override void RequireShown(
        SentryName target, Dictionary<string, object?> body, SentryProjectKey changed)
    {
        base.RequireShown(target, body, changed);
        if (HasLimit && !KeyRateLimit.IsShown(changed, RateLimitCount, RateLimitWindow))
            throw NotChanged(target, "left the rate limit as it was; not every plan has one");

        if (LoaderFeature is null)
            return;

        var shown = changed.LoaderFeatures;
        if (!new HashSet<string>(shown).SetEquals(LoaderFeature.Select(feature => $"{feature}")))
            throw NotChanged(target, $"shows '{shown}' as what the loader loads");
    }

    private static string OptionOf(SentryLoaderFeature feature) => $"has{feature}";
}
