namespace SentryPS.Commands;

/// <summary>
/// Lists what watches and alerts: the metric monitors and the alerts of an organization, or on older self-hosted servers
/// the metric alerts, which were both in one.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryAlertRule", SupportsPaging = true)]
[Serves("listOrganizationDetectors", "listOrganizationWorkflows")]
[OutputType(typeof(SentryAlertRule))]
public sealed class GetSentryAlertRuleCommand : OrganizationCmdlet
{
    private const int NotFound = 404;

    /// <summary>
    /// Only rules of these projects, by slug or by id. Without it, the default project of the connection is used; if
    /// there is none, the rules of all projects are listed.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    private protected override bool TakesContainers => true;

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
            _ = project.Required;

        WithTarget(Project.Length == 1 ? Project[0] : null, WriteRules);
    }

    private void WriteRules()
    {
        var organization = RequiredOrganization;
        if (PagingParameters.IncludeTotalCount)
        {
            // Each listing counts its own, and the second is asked for only when the first has been used up.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }

        WriteList(List(organization));
    }

    private IEnumerable<SentryAlertRule> List(string organization)
    {
        var monitors = Request($"organizations/{organization}/detectors/", organization);
        // Each project also has monitors for plain errors, which no person made and which alert nobody by themselves.
        monitors.Query.Add("query", "type:metric_issue");
        var rules = Rules(monitors, SentryAlertRuleKind.Monitor).GetEnumerator();
        using (rules)
        {
            if (IsThere(rules, out var hasRules))
            {
                while (hasRules)
                {
                    yield return rules.Current;
                    hasRules = rules.MoveNext();
                }

                foreach (var alert in Rules(Request($"organizations/{organization}/workflows/", organization), SentryAlertRuleKind.Alert))
                {
                    yield return alert;
                }

                yield break;
            }
        }

        foreach (var rule in Rules(Request($"organizations/{organization}/alert-rules/", organization), SentryAlertRuleKind.MetricAlert))
        {
            yield return rule;
        }
    }

    /// <summary>Says whether the server has the listing at all. Older servers do not know its address.</summary>
    private static bool IsThere(IEnumerator<SentryAlertRule> rules, out bool hasRules)
    {
        try
        {
            hasRules = rules.MoveNext();
            return true;
        }
        catch (SentryApiException exception) when (exception.StatusCode == NotFound)
        {
            hasRules = false;
            return false;
        }
    }

    private IEnumerable<SentryAlertRule> Rules(ApiRequest request, SentryAlertRuleKind kind) => List<SentryAlertRule>(request).Select(rule =>
    {
        rule.Kind = kind;
        return rule;
    });

    private ApiRequest Request(FormattableString path, string organization)
    {
        var request = new ApiRequest(ApiMethod.Get, path) { Organization = organization, Scope = "alerts:read", HasOffsetCursors = true };
        ProjectIds.Resolve(this, this.ProjectsOrDefault(Project)).AddTo(request.Query);
        // Rules are few, and each listing counts its own: a full page saves a request where -First spans both.
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        return request;
    }
}
