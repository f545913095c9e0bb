using System.Text;

namespace SentryPS;

/// <summary>An integration with an issue tracker, together with what an issue is linked to there.</summary>
internal sealed class IssueTracker : SentryObject
{
    public string Id { get; set; } = "";

    [Json("provider/key")]
    public string? Provider { get; set; }

    /// <summary>The links of the issue.</summary>
    public IEnumerable<SentryIssueLink> Links => (Part("externalIssues") as object?[] ?? []).Select(Read);

    internal override string? Key => Id;

    private SentryIssueLink Read(object? row)
    {
        var link = (SentryIssueLink)JsonText.Read(typeof(SentryIssueLink), Encoding.UTF8.GetBytes(JsonText.Write(row)));
        link.Name = link.Name.Length > 0 ? link.Name : row.Text("key") ?? "";
        link.Service = Provider;
        link.IntegrationId = Id;
        link.Organization = Organization;
        link.Server = Server;
        link.Connection = Connection;
        return link;
    }
}
