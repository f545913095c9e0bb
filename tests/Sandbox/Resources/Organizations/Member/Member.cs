namespace SentryPS.Sandbox.Resources;

/// <summary>A person in an organization.</summary>
public sealed record Member(long Id, User User, string Role, DateTimeOffset DateCreated)
{
    public List<Team> Teams { get; } = [];
}
