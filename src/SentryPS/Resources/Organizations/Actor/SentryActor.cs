namespace SentryPS;

/// <summary>A user or a team to which something is assigned or belongs.</summary>
public sealed class SentryActor
{
    /// <summary><c>user</c> or <c>team</c>.</summary>
    public string? Type { get; internal set; }

    /// <summary>The numeric id.</summary>
    public string? Id { get; internal set; }

    /// <summary>A user's name or a team's slug.</summary>
    public string? Name { get; internal set; }

    /// <summary>A user's email address. Null for teams.</summary>
    public string? Email { get; internal set; }

    /// <summary>The name; a team's with a <c>#</c> before it.</summary>
    public override string ToString() => Type == "team" ? $"#{Name ?? Id}" : Name ?? Email ?? Id ?? "";
}
