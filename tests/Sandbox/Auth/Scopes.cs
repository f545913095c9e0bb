namespace SentryPS.Sandbox.Auth;

/// <summary>The scopes of which an endpoint wants one, and the set of all.</summary>
internal static class Scopes
{
    public static readonly string[] None = [];

    public static readonly string[] OrganizationRead = ["org:admin", "org:read", "org:write"];
    public static readonly string[] ProjectRead = ["project:admin", "project:read", "project:write"];
    public static readonly string[] TeamRead = ["team:admin", "team:read", "team:write"];
    public static readonly string[] MemberRead = ["member:admin", "member:read", "member:write"];

    public static readonly string[] OrganizationWrite = ["org:admin", "org:write"];
    public static readonly string[] ProjectWrite = ["project:admin", "project:write"];
    public static readonly string[] ProjectAdmin = ["project:admin"];
    public static readonly string[] TeamWrite = ["team:admin", "team:write"];
    public static readonly string[] TeamAdmin = ["team:admin"];
    public static readonly string[] TeamCreate = ["org:admin", "org:write", "team:write"];
    public static readonly string[] MemberInvite = ["member:admin", "member:invite", "member:write"];
    public static readonly string[] TeamMemberAdd = ["org:read", "org:write", "team:write"];
    public static readonly string[] TeamMemberRemove = ["org:admin", "org:read", "org:write", "team:admin"];

    public static readonly string[] TeamMemberWrite =
    [
        "member:admin", "member:read", "member:write", "org:admin", "org:read", "org:write", "team:admin", "team:write",
    ];

    public static readonly string[] IntegrationRead = ["org:admin", "org:integrations", "org:read", "org:write"];
    public static readonly string[] IntegrationAdmin = ["org:admin", "org:integrations"];

    public static readonly string[] EventRead = ["event:admin", "event:read", "event:write"];
    public static readonly string[] EventWrite = ["event:admin", "event:write"];
    public static readonly string[] EventAdmin = ["event:admin"];

    public static readonly string[] ReleaseRead =
        ["org:ci", "project:admin", "project:read", "project:releases", "project:write"];

    public static readonly string[] ReleaseWrite = ["org:ci", "project:admin", "project:releases", "project:write"];
    public static readonly string[] ReleaseFiles = ["project:releases"];
    public static readonly string[] ReleaseDelete = ["project:admin", "project:releases"];
    public static readonly string[] RepositoryRead =
        ["org:admin", "org:ci", "org:integrations", "org:read", "org:write"];

    public static readonly string[] AlertRead = ["alerts:read", "org:admin", "org:read", "org:write"];
    public static readonly string[] CronWrite = ["alerts:write", "org:admin", "org:read", "org:write"];
    public static readonly string[] MonitorRead = ["alerts:read", "alerts:write", "project:admin", "project:read", "project:write"];
    public static readonly string[] MonitorWrite = ["alerts:write", "project:admin", "project:write"];

    public static readonly string[] AlertWrite = ["alerts:write", "org:admin", "org:write"];
    public static readonly string[] DetectorWrite = ["alerts:write", "org:admin", "org:read", "org:write"];
    public static readonly string[] DetectorCreate = ["alerts:write", "project:admin", "project:write"];

    /// <summary>Every scope a person's token can have.</summary>
    public static readonly string[] All =
    [
        "alerts:read", "alerts:write",
        "event:admin", "event:read", "event:write",
        "member:admin", "member:invite", "member:read", "member:write",
        "org:admin", "org:ci", "org:integrations", "org:read", "org:write",
        "project:admin", "project:read", "project:releases", "project:write",
        "team:admin", "team:read", "team:write",
    ];
}
