namespace SentryPS.Commands;

/// <summary>Gets the filters that keep events out of projects.</summary>
[Cmdlet(VerbsCommon.Get, "SentryInboundFilter", SupportsPaging = true)]
[Serves("listProjectFilters")]
[OutputType(typeof(SentryInboundFilter))]
public sealed class GetSentryInboundFilterCommand : GetCmdlet<SentryInboundFilter>
{
    /// <summary>The names of filters. A piped project stands for its filters.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryInboundFilter), Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(InboundFilterCompleter))]
    public SentryName[] Filter { get; set; } = [];

    /// <summary>The projects, by slug or id. Without it, the default project of the connection is used.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Sentry has no request for one filter.</summary>
    private protected override void WriteItem(SentryName target) =>
        WriteObject(List<SentryInboundFilter>(ListRequest(ApiMethod.Get, Resource.ReadScope))
            .Select(Complete)
            .FirstOrDefault(filter => filter.Name == target.Value)
            ?? throw new SentryException(
                $"Project {ValueOfHole("project")} has no filter '{target}'.",
                "SentryNotFound",
                ErrorCategory.ObjectNotFound));
}
