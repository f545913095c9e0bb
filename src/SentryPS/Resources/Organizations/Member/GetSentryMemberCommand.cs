namespace SentryPS.Commands;

/// <summary>
/// Gets the members of an organization or a project and those who are invited, or those that are named.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryMember", SupportsPaging = true)]
[Serves("listOrganizationMembers", "getOrganizationMember", "listProjectMembers")]
[OutputType(typeof(SentryMember))]
public sealed class GetSentryMemberCommand : GetCmdlet<SentryMember>
{
    /// <summary>
    /// The members by email address or id, or <c>me</c> for the user of the token. A piped project or organization
    /// stands for its members.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [MemberName(Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public SentryName[] Member { get; set; } = [];

    /// <summary>Only members of the teams of this project, by slug or id. They cannot be searched.</summary>
    [Parameter]
    [Name(typeof(SentryProject)), Filter]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>
    /// Only members with this text in name or email address, or that Sentry's own terms such as <c>has2fa:false</c>
    /// find.
    /// </summary>
    [Parameter]
    [Filter, AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only members with this role in the organization.</summary>
    [Parameter]
    [Filter]
    [ArgumentCompleter(typeof(OrganizationRoleCompleter))]
    public string? Role { get; set; }

    /// <summary>Only those who are invited and have not come yet.</summary>
    [Parameter]
    [Filter]
    public SwitchParameter Pending { get; set; }

    /// <summary>Only members without a second factor.</summary>
    [Parameter]
    [Filter]
    public SwitchParameter Without2FA { get; set; }

    private protected override string ListPath =>
        ContainerOr(Project, typeof(SentryProject)) is null
            ? Resource.ListPath
            : "projects/{organization}/{project}/members/";

    private protected override string ListScope => ListPath == Resource.ListPath ? Resource.ListScope : "project:read";

    private string? Terms
    {
        get
        {
            string?[] terms =
            [
                Query,
                Role is null ? null : $"role:{Role.ToLowerInvariant()}",
                Pending ? "isInvited:true" : null,
                Without2FA ? "has2fa:false" : null,
            ];
            var given = terms.Where(term => term is not null).ToList();
            return given.Count == 0 ? null : string.Join(" ", given);
        }
    }

    private protected override string FindKey(SentryName target) => MemberLookup.IdOf(this, target);

    private protected override void AddQuery(QueryParameters query)
    {
        if (Terms is not null && ListPath != Resource.ListPath)
        {
            throw SentryException.InvalidInput(
                "Sentry lists all members of a project, and searches only those of an organization: "
                + "filter with Where-Object.");
        }

        query.Add("query", Terms);
    }

    private protected override string? Contradiction(SentryMember row) =>
        Role is not null && !string.Equals(row.Role, Role, StringComparison.OrdinalIgnoreCase)
            ? $"has the role {row.Role}"
        : Pending && !row.IsPending ? "is not only invited"
        : Without2FA && row.Has2FA ? "has a second factor"
        : null;
}
