namespace SentryPS.Commands;

/// <summary>Gets the monitors of an organization, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryMonitor", SupportsPaging = true)]
[OutputType(typeof(SentryMonitor))]
public sealed class GetSentryMonitorCommand : GetCmdlet<SentryMonitor>
{
    /// <summary>The ids of monitors. A piped project or organization stands for its monitors.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryMonitor), Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>
    /// Only monitors of these projects, by slug or id. Without it, the default project of the connection is used; if there
    /// is none, the monitors of all projects are listed.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only monitors of these types.</summary>
    [Parameter]
    [Filter]
    public SentryMonitorType[] Type { get; set; } = [];

    /// <summary>
    /// Only monitors that belong to this user (an email address) or team (<c>#team</c>). <c>me</c>, <c>my_teams</c> and
    /// <c>none</c> are Sentry's own words for what they say.
    /// </summary>
    [Parameter]
    [Alias("Assignee")]
    [ValidateNotNullOrEmpty, Filter]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    /// <summary>
    /// Only monitors that this search finds: text in the name, or Sentry's terms such as <c>name:Checkout*</c> or
    /// <c>!type:error</c>.
    /// </summary>
    [Parameter]
    [Filter, AllowEmpty]
    public string? Query { get; set; }

    private protected override void AddQuery(QueryParameters query)
    {
        var terms = new List<string>();
        if (!string.IsNullOrWhiteSpace(Query))
            terms.Add(Query!.Trim());
        if (Type.Length > 0)
            terms.Add(Type.Length == 1 ? $"type:{WireText.Of(Type[0])}" : $"type:[{string.Join(",", WireText.AllOf(Type))}]");
        if (Owner is not null)
            terms.Add($"assignee:{(Owner.Any(char.IsWhiteSpace) ? $"\"{Owner}\"" : Owner)}");
        if (terms.Count > 0)
            query.Add("query", string.Join(" ", terms));
    }

    private protected override SentryMonitor Complete(SentryMonitor item)
    {
        item.Project ??= item.ProjectId is { } id ? ProjectIds.SlugOf(this, id) : null;
        return item;
    }
}
