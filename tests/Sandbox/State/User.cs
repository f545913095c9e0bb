namespace SentryPS.Sandbox.State;

/// <summary>A person with an account.</summary>
public sealed record User(long Id, string Name, string Email)
{
    public string Username => Email;

    public bool IsActive { get; set; } = true;
}

/// <summary>A person in an organization.</summary>
public sealed record Member(long Id, User User, string Role, DateTimeOffset DateCreated)
{
    public List<Team> Teams { get; } = [];
}

/// <summary>A group of members that works on projects.</summary>
public sealed record Team(long Id, string Slug, string Name, DateTimeOffset DateCreated);
