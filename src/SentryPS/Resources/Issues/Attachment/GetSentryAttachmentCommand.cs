namespace SentryPS.Commands;

/// <summary>Lists the files that were sent with events: screenshots, logs, crash dumps. Save-SentryAttachment downloads them.</summary>
[Cmdlet(VerbsCommon.Get, "SentryAttachment", SupportsPaging = true)]
[Serves("listProjectEventAttachments")]
[OutputType(typeof(SentryAttachment))]
public sealed class GetSentryAttachmentCommand : GetCmdlet<SentryAttachment>
{
    private const string OfIssue = "organizations/{organization}/issues/{issue}/attachments/";

    private string? _project;

    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object. The id of
    /// an event, or an event object, stands for that event alone.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName(TakesEventIds = true)]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>The project of events that are given by their ids, by slug or id. Without it, Sentry is asked which it is.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>Only attachments of these types, such as <c>event.minidump</c> or <c>event.view_hierarchy</c>.</summary>
    [Parameter, Filter]
    public string[] Type { get; set; } = [];

    /// <summary>Only attachments with such a name. <c>*</c> stands for any text.</summary>
    [Parameter, Filter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    private protected override string ListPath => EventIdOf(CurrentTarget) is null ? OfIssue : base.ListPath;

    private protected override string ListScope => ListPath == OfIssue ? "event:read" : base.ListScope;

    private protected override Func<SentryAttachment, bool>? Selection
    {
        get
        {
            if (Type.Length == 0 && Name is null)
                return null;

            var pattern = new NamePattern(Name ?? "*");
            return attachment => pattern.Fits(attachment.Name)
                && (Type.Length == 0 || Type.Contains(attachment.Type, StringComparer.OrdinalIgnoreCase));
        }
    }

    private protected override void WriteListings()
    {
        _project = null;
        base.WriteListings();
    }

    private protected override ApiRequest ListingRequest()
    {
        var request = base.ListingRequest();
        if (EventIdOf(CurrentTarget) is null)
            request.Scope = Resource.Of<SentryIssue>().ReadScope;

        return request;
    }

    private protected override string ValueOfHole(string hole) => hole switch
    {
        "event" => EventIdOf(CurrentTarget)!,
        "project" => FindProject(),
        _ => base.ValueOfHole(hole),
    };

    /// <summary>Rows do not say which project they belong to, and nothing can be downloaded without it.</summary>
    private protected override SentryAttachment Complete(SentryAttachment item)
    {
        item.Project ??= FindProject();
        return base.Complete(item);
    }

    /// <summary>The project of what is worked on, looked up once.</summary>
    private string FindProject() => _project ??= Project?.Required ?? ProjectOf(CurrentTarget!)
        ?? (EventIdOf(CurrentTarget) is { } id ? EventLookup.FindProject(this, id) : FindProjectOfIssue());

    private string FindProjectOfIssue()
    {
        var request = ApiRequest.Fill(ApiMethod.Get, Resource.Of<SentryIssue>().ItemPath!, ValueOfHole);
        request.Organization = RequiredOrganization;
        request.Scope = Resource.Of<SentryIssue>().ReadScope;
        request.Query.Add("collapse", ["stats", "tags", "release"]);
        return Fetch<SentryIssue>(request).Project
            ?? throw SentryException.InvalidResponse($"Sentry answered {request.Name} without the project of the issue.");
    }

    private static string? EventIdOf(SentryName? target) =>
        (target as SentryIssueReference)?.EventId
        ?? (target?.Facts is { Resource.Type: { } type } facts && type == typeof(SentryEvent) ? facts.Text(nameof(SentryEvent.Id)) : null);

    private static string? ProjectOf(SentryName target) =>
        target.Facts?.Text(nameof(SentryIssue.Project)) ?? target.Facts?.Text(nameof(SentryIssue.ProjectId));
}
