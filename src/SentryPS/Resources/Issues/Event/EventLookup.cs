namespace SentryPS.Commands;

/// <summary>Finds an event of which only the id is known, as from a line of a log.</summary>
internal static class EventLookup
{
    /// <summary>The event, whole.</summary>
    public static SentryEvent Find(OrganizationCmdlet cmdlet, string id)
    {
        var place = Resolve(cmdlet, id);
        var organization = cmdlet.RequiredOrganization;
        return cmdlet.Fetch<SentryEvent>(new(ApiMethod.Get, $"projects/{organization}/{place.ProjectSlug}/events/{id}/")
        {
            Organization = organization,
            Scope = "project:read",
            Subject = $"Event '{id}'",
        });
    }

    /// <summary>The id of the event's issue.</summary>
    /// <exception cref="SentryException">There is no such event, or it belongs to no issue, as transactions do.</exception>
    public static string FindIssue(OrganizationCmdlet cmdlet, string id) =>
        // Servers write None for no issue.
        Resolve(cmdlet, id).GroupId is { Length: > 0 } issue and not "None"
            ? issue
            : throw new SentryException($"The event {id} belongs to no issue.", "SentryNotFound", ErrorCategory.ObjectNotFound);

    /// <summary>The slug of the project in which the event is.</summary>
    public static string FindProject(OrganizationCmdlet cmdlet, string id) => Resolve(cmdlet, id).ProjectSlug;

    private static EventPlace Resolve(OrganizationCmdlet cmdlet, string id)
    {
        var organization = cmdlet.RequiredOrganization;
        return cmdlet.Fetch<EventPlace>(new(ApiMethod.Get, $"organizations/{organization}/eventids/{id}/")
        {
            Organization = organization,
            Scope = "org:read",
            Subject = $"Event '{id}'",
        });
    }
}

/// <summary>Where an event is.</summary>
internal sealed class EventPlace : SentryObject
{
    /// <summary>The slug of its project.</summary>
    public string ProjectSlug { get; set; } = "";

    /// <summary>The id of its issue. Null where it belongs to none.</summary>
    public string? GroupId { get; set; }

    internal override string Key => ProjectSlug;
}
