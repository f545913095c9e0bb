using System.Globalization;
using System.Text.RegularExpressions;
using SentryPS.Connection;

namespace SentryPS;

/// <summary>
/// Names an issue in any of the ways that people have at hand: its id, its short ID, the URL of its page, or an object
/// that stands for it. PowerShell converts to it what is given to <c>-Issue</c>.
/// </summary>
public sealed class SentryIssueReference
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    // A project's prefix, which may have dashes itself, and a number in base 32.
    private static readonly Regex s_shortId = new("^[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*-[A-Za-z0-9]+\\z", RegexOptions.CultureInvariant, s_limit);

    // https://host/organizations/acme/issues/42/…, https://acme.sentry.io/issues/42/…, and a path before either.
    private static readonly Regex s_urlPath = new(
        "(^|/)(organizations/(?<organization>[^/]+)/)?issues/(?<issue>[^/]+)(/|$)", RegexOptions.CultureInvariant, s_limit);

    /// <summary>Reads an id, a short ID or a URL.</summary>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public SentryIssueReference(string text)
    {
        var value = (text ?? "").Trim();
        if (value.Contains("://"))
        {
            value = ReadUrl(value);
        }

        if (IsId(value))
        {
            Id = value;
        }
        else if (s_shortId.IsMatch(value))
        {
            ShortId = value;
        }
        else
        {
            throw new ArgumentException(
                $"'{text}' does not name an issue. Give an id (4095123), a short ID (BACKEND-42), the URL of the issue's page, or an issue object.");
        }
    }

    private SentryIssueReference(string text, string complaint)
    {
        ShortId = text;
        Complaint = complaint;
    }

    /// <summary>Takes a numeric id.</summary>
    /// <exception cref="ArgumentException">The number is not positive.</exception>
    public SentryIssueReference(long id)
        : this(id.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Stands for an issue that is at hand.</summary>
    public SentryIssueReference(SentryIssue issue)
    {
        Id = issue.Id;
        ShortId = issue.ShortId;
        ProjectId = issue.ProjectId;
        Organization = issue.Organization;
        Title = issue.Title;
        Permalink = issue.Permalink;
    }

    /// <summary>Stands for the issue that an event belongs to.</summary>
    /// <exception cref="ArgumentException">The event does not say which it is.</exception>
    public SentryIssueReference(SentryEvent item)
        : this(item.IssueId ?? throw new ArgumentException($"Event {item.Id} does not say which issue it belongs to."))
    {
        Organization = item.Organization;
        ProjectId = item.ProjectId;
    }

    /// <summary>The numeric id. Null where only the short ID is known.</summary>
    public string? Id { get; }

    /// <summary>The short ID. Null where only the id is known.</summary>
    public string? ShortId { get; }

    /// <summary>The id of the issue's project. Null where it is not known.</summary>
    public string? ProjectId { get; }

    /// <summary>The slug of the organization. Null where the reference does not tell.</summary>
    public string? Organization { get; private set; }

    /// <summary>The issue's title. Null where it is not known.</summary>
    public string? Title { get; }

    /// <summary>The address of the issue's page. Null where it is not known.</summary>
    public string? Permalink { get; }

    /// <summary>The server of the URL that the reference was read from, else null.</summary>
    internal Uri? Server { get; private set; }

    /// <summary>Why the text that was given names no issue; null where it names one.</summary>
    internal string? Complaint { get; }

    /// <summary>What names the issue in a URL of the API, where both forms are taken.</summary>
    internal string Key => Id ?? ShortId!;

    /// <summary>The short ID and title as far as they are known, for questions to a person.</summary>
    internal string Description => Title is null ? ToString() : $"{ToString()} '{SentryFormat.Text(Title)}'";

    /// <summary>The short ID, or the id where that is not known.</summary>
    public override string ToString() => ShortId ?? Id!;

    /// <summary>Reads an id, a short ID or a URL. Of what is none of these it keeps the text, for <see cref="RequireValidFor"/> to complain of.</summary>
    internal static SentryIssueReference ReadOrComplain(string text)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException exception)
        {
            return new(text, exception.Message);
        }
    }

    /// <summary>Checks that this names an issue, and one of that server: an issue's number means another issue on another server.</summary>
    internal void RequireValidFor(Uri server)
    {
        if (Complaint is not null)
        {
            throw SentryException.InvalidInput(Complaint, ToString());
        }

        if (Server is not null && !SentryUrl.IsSameServer(Server, server))
        {
            throw SentryException.InvalidInput(
                $"The URL of issue {this} is one of {Server.Host}, but the connection is to {server.Host}.", this);
        }
    }

    private static bool IsId(string value) => value.Length is > 0 and <= 19 && value[0] != '0' && value.All(c => c is >= '0' and <= '9');

    private string ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || s_urlPath.Match(url.AbsolutePath) is not { Success: true } match)
        {
            throw new ArgumentException(
                $"'{text}' is not the URL of an issue; one looks like https://sentry.io/organizations/acme/issues/4095123/.");
        }

        Server = url;
        Organization = match.Groups["organization"] is { Success: true } organization
            ? Uri.UnescapeDataString(organization.Value)
            : SentryUrl.OrganizationOf(url);
        return Uri.UnescapeDataString(match.Groups["issue"].Value);
    }
}
