namespace SentryPS.Commands;

/// <summary>Gets the tags of issues' events with their commonest values: who and what is affected.</summary>
[Cmdlet(VerbsCommon.Get, "SentryIssueTag", SupportsPaging = true)]
[Serves]
[OutputType(typeof(SentryIssueTag))]
public sealed class GetSentryIssueTagCommand : GetCmdlet<SentryIssueTag>
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

    /// <summary>Only the tags with these keys, such as <c>browser</c> or <c>user</c>.</summary>
    [Parameter(Position = 1)]
    [Query("key")]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>Counts only events in these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>How many values of each tag to get. Without it, the server gives about ten.</summary>
    [Parameter]
    [Query("limit")]
    [ValidateRange(1, 1000)]
    public int? Top { get; set; }
}
