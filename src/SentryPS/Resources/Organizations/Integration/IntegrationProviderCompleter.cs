namespace SentryPS.Completion;

/// <summary>Completes the services that Sentry can be connected to.</summary>
internal sealed class IntegrationProviderCompleter() : WordCompleter(
    "aws_lambda", "bitbucket", "bitbucket_server", "discord", "github", "github_enterprise", "gitlab", "jira",
    "jira_server", "msteams", "opsgenie", "pagerduty", "slack", "vercel", "vsts");
