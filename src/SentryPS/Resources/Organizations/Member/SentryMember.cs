namespace SentryPS;

/// <summary>A person in an organization, or one who is invited. Emitted by Get-SentryMember.</summary>
[Resource(
    "organizations/{organization}/members/", "{member}/",
    Name = "member", Read = "member:read", Write = "member:admin", Delete = "member:admin")]
public sealed class SentryMember : SentryObject
{
    /// <summary>The id of the membership. It is not that of the user.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The email address.</summary>
    public string? Email { get; internal set; }

    /// <summary>The full name; the email address of who has none.</summary>
    public string? Name { get; internal set; }

    /// <summary>
    /// The role in the organization: <c>billing</c>, <c>member</c>, <c>admin</c>, <c>manager</c> or <c>owner</c>.
    /// </summary>
    [Json("role"), Json("orgRole")]
    public string? Role { get; internal set; }

    /// <summary>The slugs of the member's teams. Listings leave them out; a member that is named has them.</summary>
    public SentryList<string> Teams { get; internal set; } = SentryList<string>.Empty;

    /// <summary>
    /// The roles in the teams by their slugs, <c>contributor</c> or <c>admin</c>; null where none was set. Empty in
    /// listings.
    /// </summary>
    public SentryDictionary<string?> TeamRoles
    {
        get
        {
            var roles = new SentryDictionary<string?>();
            foreach (var entry in Assignments ?? [])
            {
                if (entry.Text("teamSlug") is { } team)
                    roles[team] = entry.Text("role");
            }

            return roles;
        }
    }

    /// <summary>Whether the member was invited and has not come yet.</summary>
    [Json("pending")]
    public bool IsPending { get; internal set; }

    /// <summary>Whether the invitation has become too old to be accepted.</summary>
    [Json("expired")]
    public bool IsExpired { get; internal set; }

    /// <summary>Who sent the invitation. Null where Sentry does not know.</summary>
    [Json("inviterName")]
    public string? InvitedBy { get; internal set; }

    /// <summary>The id of the user, to whom issues are assigned. Null for who is only invited.</summary>
    [Json("user/id")]
    public string? UserId { get; internal set; }

    /// <summary>Whether the user has a second factor.</summary>
    [Json("user/has2fa")]
    public bool Has2FA { get; internal set; }

    /// <summary>Whether the user signs in through the organization's identity provider.</summary>
    [Json("flags/sso:linked")]
    public bool IsSsoLinked { get; internal set; }

    /// <summary>Whether the identity provider manages the membership, so that only it can change it.</summary>
    [Json("flags/idp:provisioned")]
    public bool IsProvisioned { get; internal set; }

    /// <summary>When the user was last active. Null where Sentry does not tell.</summary>
    [Json("user/lastActive")]
    public DateTime? LastActive { get; internal set; }

    /// <summary>When the member was added or invited.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The email address.</summary>
    public override string ToString() => Email ?? Id;

    internal override string Key => Id;

    /// <summary>The teams and the roles in them as the server sent them. Null where it did not.</summary>
    internal IReadOnlyList<object?>? Assignments => Part("teamRoles") as object?[];

    /// <summary>All addresses that the user has, where the response shows them.</summary>
    internal IEnumerable<string?> Emails =>
        Part("user").Items("emails").Select(email => email.Text("email")).Prepend(Email);
}
