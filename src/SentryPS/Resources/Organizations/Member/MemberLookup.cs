namespace SentryPS.Binding;

/// <summary>Finds the ids of memberships, by which the API names members; people know email addresses.</summary>
internal static class MemberLookup
{
    /// <summary>The id of a member, or <c>me</c>.</summary>
    /// <exception cref="SentryException">Nobody has that address, or several have.</exception>
    public static string IdOf(OrganizationCmdlet cmdlet, SentryName name) =>
        name.Value.Contains("@") ? Find(cmdlet, name.Value).Id : name.Value;

    /// <summary>
    /// Whoever has the address as the first one counts before who has it besides. The server is asked for the address,
    /// and what it answers is compared with it: some servers answer with all members.
    /// </summary>
    private static SentryMember Find(OrganizationCmdlet cmdlet, string email)
    {
        var organization = cmdlet.RequiredOrganization;
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/members/")
        {
            Organization = organization,
            Scope = Resource.Of<SentryMember>().ReadScope,
            HasOffsetCursors = true,
        };
        request.Query.Add("query", $"email:{email}").Add("per_page", PagingExtensions.MaximumPageSize);
        var found = new Listing<SentryMember>(cmdlet.Listings, request) { Paging = null }
            .Where(member => member.Emails.Any(IsWanted))
            .ToList();
        var first = found.Where(member => IsWanted(member.Email)).ToList();
        var members = first.Count > 0 ? first : found;
        return members.Count switch
        {
            0 => throw new SentryException(
                $"Nobody with the email address {email} is a member of {organization}, or invited.",
                "SentryNotFound",
                ErrorCategory.ObjectNotFound)
            {
                RecommendedAction = "Get-SentryMember lists those who are, with the addresses that Sentry knows.",
            },
            1 => members[0],
            _ => throw SentryException.InvalidInput(
                $"{members.Count} members of {organization} have the email address {email}. "
                + $"Give the id: {string.Join(" or ", members.Select(member => member.Id))}.",
                email),
        };

        bool IsWanted(string? address) => string.Equals(address, email, StringComparison.OrdinalIgnoreCase);
    }
}
