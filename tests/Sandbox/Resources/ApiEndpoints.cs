using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>All of the sandbox's API.</summary>
internal static class ApiEndpoints
{
    public static void Map(ApiRoutes routes, AlertApi alerts)
    {
        RootEndpoint.Map(routes);
        OrganizationEndpoints.Map(routes);
        ProjectEndpoints.Map(routes);
        TeamEndpoints.Map(routes);
        MemberEndpoints.Map(routes);
        EnvironmentEndpoints.Map(routes);
        TagEndpoints.Map(routes);
        IssueEndpoints.Map(routes);
        IssueBulkEndpoints.Map(routes);
        IssueLookupEndpoints.Map(routes);
        EventEndpoints.Map(routes);
        ReleaseEndpoints.Map(routes);
        DeployEndpoints.Map(routes);
        RepositoryEndpoints.Map(routes);
        AlertRuleEndpoints.Map(routes, alerts);
        if (alerts == AlertApi.Modern)
        {
            DetectorEndpoints.Map(routes);
            WorkflowEndpoints.Map(routes);
        }
    }
}
