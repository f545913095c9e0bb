namespace SentryPS.Commands;

/// <summary>Gets what happened to issues, the latest first: at most the last hundred for each issue.</summary>
[Cmdlet(VerbsCommon.Get, "SentryIssueActivity", SupportsPaging = true)]
[Serves]
[OutputType(typeof(SentryIssueActivity))]
public sealed class GetSentryIssueActivityCommand : GetCmdlet<SentryIssueActivity>
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>Only these types, such as <c>set_resolved</c> or <c>assigned</c>. <c>*</c> stands for any text.</summary>
    [Parameter, Filter]
    public string[] Type { get; set; } = [];

    private protected override Func<SentryIssueActivity, bool>? Selection
    {
        get
        {
            var patterns = Type.Select(type => new NamePattern(type)).ToList();
            return patterns.Count == 0 ? null : activity => patterns.Exists(pattern => pattern.Fits(activity.Type ?? ""));
        }
    }

    private protected override ApiRequest ListingRequest()
    {
        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
        request.Envelope = "activity";
        return request;
    }
}
