namespace SentryPS;

/// <summary>A user or a team to which something is assigned or belongs, as responses have it.</summary>
internal sealed class SentryActor : IFromText
{
    /// <summary><c>user</c> or <c>team</c>.</summary>
    public string? Type { get; internal set; }

    /// <summary>The numeric id.</summary>
    public string? Id { get; internal set; }

    /// <summary>A user's name or a team's slug.</summary>
    public string? Name { get; internal set; }

    /// <summary>A user's email address. Null for teams.</summary>
    public string? Email { get; internal set; }

    /// <summary>
    /// How people name it, and commands take it: the email address of a user, <c>#slug</c> of a team. Where only the
    /// number is known, <c>user:1</c> or <c>team:1</c>.
    /// </summary>
    public override string ToString() =>
        Type == "team" && Name is not null ? $"#{Name}"
        : Email ?? Name ?? (Type is null ? Id : $"{Type}:{Id}") ?? "";

    /// <summary>Alerts have <c>team:1</c>, older servers a bare name.</summary>
    public void ReadText(string text)
    {
        var colon = text.IndexOf(':');
        if (colon > 0 && text.Substring(0, colon) is "user" or "team")
        {
            Type = text.Substring(0, colon);
            Id = text.Substring(colon + 1);
        }
        else
        {
            Name = text;
        }
    }
}
