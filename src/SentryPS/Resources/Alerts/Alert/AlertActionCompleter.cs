using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>
/// Completes actions in words: who can be mailed, and the channels of the organization's chats. The list of channels is asked
/// for once a type is there.
/// </summary>
internal sealed class AlertActionCompleter : IArgumentCompleter
{
    private static readonly PeopleCompleter s_people = new();
    private static readonly IntegrationCompleter s_integrations = new();

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var begun = Quoting.Unquote(wordToComplete);
        return s_people.All(fakeBoundParameters).Select(person => person with { Text = $"email:{person.Text}" })
            .Prepend(new("email:owners", "Those who own the issue"))
            .Concat(s_integrations.All(fakeBoundParameters))
            .Where(candidate => candidate.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => candidate.ToResult(Quoting.Quote(candidate.Text, wordToComplete)))
            .ToList();
    }

    private sealed class PeopleCompleter() : SentryCompleter(CompletionSource.Teams, CompletionSource.Members)
    {
        public IEnumerable<CompletionCandidate> All(IDictionary parameters) => Candidates(parameters);
    }

    private sealed class IntegrationCompleter() : SentryCompleter(s_source)
    {
        private static readonly CompletionSource s_source = new("integrations", RequestOf, CandidateOf);

        /// <summary>The chats and pagers, each followed by its channels or services where the server lists them.</summary>
        public IEnumerable<CompletionCandidate> All(IDictionary parameters) => Candidates(parameters).SelectMany(integration =>
        {
            var (id, provider) = (integration.Text.Split(':')[0], integration.Text.Split(':')[1]);
            var channels = new ChannelCompleter(id).All(parameters).ToList();
            return channels.Count > 0
                ? channels.Select(channel => channel with { Text = $"{provider}:{channel.Text}", Description = $"{channel.Text} in {integration.Description}" })
                : [new($"{provider}:", integration.Description)];
        });

        private static ApiRequest RequestOf(string organization)
        {
            var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/integrations/");
            request.Query.Add("includeConfig", "0").Add("per_page", PagingExtensions.MaximumPageSize);
            return request;
        }

        private static CompletionCandidate? CandidateOf(SentryRawObject item) =>
            JsonText.Property(item.Json, "provider").Text("key") is ("slack" or "discord" or "msteams" or "pagerduty" or "opsgenie") and var provider
                ? new($"{item.Id}:{provider}", item.Text("name") ?? provider)
                : null;
    }

    private sealed class ChannelCompleter(string integration) : SentryCompleter(new CompletionSource(
        $"integrations/{integration}/channels",
        organization => new(ApiMethod.Get, $"organizations/{organization}/integrations/{integration}/channels/") { Envelope = "results" },
        item => item.Text("display") is { Length: > 0 } name ? new(name, name) : null))
    {
        public IEnumerable<CompletionCandidate> All(IDictionary parameters) => Candidates(parameters);
    }
}
