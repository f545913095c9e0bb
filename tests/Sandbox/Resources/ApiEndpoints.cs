using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>All of the sandbox's API.</summary>
internal static class ApiEndpoints
{
    public static void Map(ApiRoutes routes, AlertApi alerts)
    {
        RootEndpoint.Map(routes);
        OrganizationEndpoints.Map(routes);
        MemberEndpoints.Map(routes);
        TeamEndpoints.Map(routes);
        TeamMemberEndpoints.Map(routes);
        RepositoryEndpoints.Map(routes);
        IntegrationEndpoints.Map(routes);
        UsageEndpoints.Map(routes);
        ProjectEndpoints.Map(routes);
        ProjectTeamEndpoints.Map(routes);
        ProjectKeyEndpoints.Map(routes);
        EnvironmentEndpoints.Map(routes);
        OwnershipEndpoints.Map(routes);
        InboundFilterEndpoints.Map(routes);
        TagEndpoints.Map(routes);
        IssueEndpoints.Map(routes);
        IssueBulkEndpoints.Map(routes);
        IssueLookupEndpoints.Map(routes);
        IssueCommentEndpoints.Map(routes);
        IssueTagEndpoints.Map(routes);
        IssueActivityEndpoints.Map(routes);
        IssueHashEndpoints.Map(routes);
        IssueLinkEndpoints.Map(routes);
        EventEndpoints.Map(routes);
        AttachmentEndpoints.Map(routes);
        ReleaseEndpoints.Map(routes);
        DeployEndpoints.Map(routes);
        SessionEndpoints.Map(routes);
        ThresholdEndpoints.Map(routes);
        CronMonitorEndpoints.Map(routes);
        CheckInIngest.Map(routes);
        AlertRuleEndpoints.Map(routes, alerts);
        if (alerts == AlertApi.Modern)
        {
            DetectorEndpoints.Map(routes);
            WorkflowEndpoints.Map(routes);
        }
    }
}
