using System.Globalization;
using System.Text.RegularExpressions;
using SentryPS.Connection;

namespace SentryPS;

/// <summary>
/// Names an issue in any of the ways that people have at hand: its id, its short ID, the URL of its page, or an object
/// that stands for it. PowerShell converts to it what is given to <c>-Issue</c>.
/// </summary>
public sealed class SentryIssueReference : SentryName
{
    internal const string Hint = "Give an id (4095123), a short ID (BACKEND-42), the URL of the issue's page, or an issue object.";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    // A project's prefix, which may have dashes itself, and a number in base 32.
    private static readonly Regex s_shortId = new("^[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*-[A-Za-z0-9]+\\z", RegexOptions.CultureInvariant, s_limit);

    // https://host/organizations/acme/issues/42/…, https://acme.sentry.io/issues/42/…, and a path before either.
    private static readonly Regex s_urlPath = new(
        "(^|/)(organizations/(?<organization>[^/]+)/)?issues/(?<issue>[^/]+)(/|$)", RegexOptions.CultureInvariant, s_limit);

    /// <summary>Reads an id, a short ID or a URL.</summary>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public SentryIssueReference(string text)
        : base("")
    {
        var value = (text ?? "").Trim();
        if (value.Contains("://"))
            value = ReadUrl(value);

        if (IsId(value))
            Id = value;
        else if (s_shortId.IsMatch(value))
            ShortId = value;
        else
            throw new ArgumentException(
                $"'{text}' does not name an issue. {Hint}");

        Value = value;
    }

    /// <summary>Takes a numeric id.</summary>
    /// <exception cref="ArgumentException">The number is not positive.</exception>
    public SentryIssueReference(long id)
        : this(id.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Takes the id or short ID that an object has, and with it where the object says that the issue is.</summary>
    internal SentryIssueReference(string name, ObjectFacts facts)
        : base(name, facts)
    {
        if (IsId(name))
            Id = name;
        else if (s_shortId.IsMatch(name))
            ShortId = name;
        else
            Complaint = $"'{name}' is not the id of an issue.";
    }

    private SentryIssueReference(SentryName other)
        : base(other.Value, other.Facts)
    {
        Complaint = other.Complaint;
        IsContainer = other.IsContainer;
    }

    /// <summary>The numeric id. Null where only the short ID is known.</summary>
    public string? Id { get; }

    /// <summary>The short ID. Null where only the id is known.</summary>
    public string? ShortId { get => field ?? Fact(nameof(SentryIssue.ShortId)); }

    /// <summary>The id of the issue's project. Null where it is not known.</summary>
    public string? ProjectId => Facts?.Text(nameof(SentryIssue.ProjectId));

    /// <summary>The id of an event that was given in place of its issue. Null for none.</summary>
    internal string? EventId { get; private init; }

    /// <summary>The issue's title. Null where it is not known.</summary>
    public string? Title => Fact(nameof(SentryIssue.Title));

    /// <summary>The address of the issue's page. Null where it is not known.</summary>
    public string? Permalink => Fact(nameof(SentryIssue.Permalink));

    /// <summary>The short ID and title as far as they are known, for questions to a person.</summary>
    internal override string Description => Title is null ? ToString() : $"{ToString()} '{Title}'";

    /// <summary>The short ID, or the id where that is not known.</summary>
    public override string ToString() => ShortId ?? Value;

    /// <summary>Names an issue by one of its events.</summary>
    internal static SentryIssueReference OfEvent(string id) => new(new SentryName(id)) { EventId = id };

    /// <summary>Reads an id, a short ID or a URL. Of what is none of these it keeps the text and says what is wrong.</summary>
    internal static SentryIssueReference ReadOrComplain(string text)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException exception)
        {
            return Of(new(text) { Complaint = exception.Message });
        }
    }

    /// <summary>A name of another kind, or one with a complaint, in the type of the parameter.</summary>
    internal static SentryIssueReference Of(SentryName name) => name as SentryIssueReference ?? new(name);

    private static bool IsId(string value) => value.Length is > 0 and <= 19 && value[0] != '0' && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>What the object says of the issue, where it is one and not an event of it.</summary>
    private string? Fact(string property) => Facts?.Resource?.Type == typeof(SentryIssue) ? Facts.Text(property) : null;

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
