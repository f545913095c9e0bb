namespace SentryPS.Commands;

/// <summary>Switches on or off the filters that keep events out of projects.</summary>
[Cmdlet(VerbsCommon.Set, "SentryInboundFilter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryInboundFilter))]
public sealed class SetSentryInboundFilterCommand : SetCmdlet<SentryInboundFilter>
{
    /// <summary>The filters by name or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryInboundFilter))]
    [ArgumentCompleter(typeof(InboundFilterCompleter))]
    public SentryName[] Filter { get; set; } = [];

    /// <summary>
    /// The project, by slug or id. Without it, that of the piped object, else the default one of the connection.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>
    /// Whether the filter keeps out what it is for. For <c>legacy-browsers</c>, <c>$false</c> takes all browsers
    /// away.
    /// </summary>
    [Parameter]
    [Body("active")]
    public bool Active { get; set; }

    /// <summary>
    /// All browsers whose events are kept out, for the filter <c>legacy-browsers</c>. Those that are not named are
    /// let in.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(LegacyBrowserCompleter))]
    [Body("subfilters", CanClear = false)]
    public string[]? Browser { get; set; }

    /// <summary>
    /// A filter of browsers that is only switched on or off would lose its list on the server, without a word.
    /// </summary>
    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var isOfBrowsers = target.Value == SentryInboundFilter.LegacyBrowsers;
        if (!isOfBrowsers && Browser is not null)
            throw SentryException.InvalidInput(
                $"The filter '{target}' has no browsers: it is on or off. Give -Active.", target);

        if (isOfBrowsers && Browser is null && Active)
            throw SentryException.InvalidInput(
                $"The filter '{target}' is a list of browsers. Give all that it shall keep out with -Browser.", target);

        if (isOfBrowsers && Browser is not null && IsBound(nameof(Active)) && Active != Browser.Length > 0)
            throw SentryException.InvalidInput(
                $"-Active and -Browser contradict each other: give -Browser alone.", target);

        return isOfBrowsers ? new() { ["subfilters"] = Browser ?? [] } : base.ComposeBody(target);
    }

    /// <summary>The response is empty, so the filter is read back.</summary>
    private protected override void Change(SentryName target)
    {
        Send<SentryInboundFilter>(ItemRequest(ApiMethod.Put, target, Resource.WriteScope, ComposeBody(target)));
        var filter = List<SentryInboundFilter>(ListRequest(ApiMethod.Get, Resource.ReadScope))
            .Select(Complete)
            .FirstOrDefault(row => row.Name == target.Value)
            ?? throw NotChanged(target, "does not list it");
        var isDone = target.Value == SentryInboundFilter.LegacyBrowsers
            ? new HashSet<string>(filter.Browsers).SetEquals(Browser ?? [])
            : filter.IsActive == Active;
        if (!isDone)
        {
            var state = filter.Browsers.Count > 0 ? $"at {filter.Browsers}" : filter.IsActive ? "on" : "off";
            throw NotChanged(target, $"left it {state}");
        }

        if (PassThru)
            WriteObject(filter);
    }
}
