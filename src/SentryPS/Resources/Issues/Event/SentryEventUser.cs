namespace SentryPS;

/// <summary>The user of the program in which an event happened, as the program told it.</summary>
public sealed class SentryEventUser
{
    /// <summary>The program's own id of the user.</summary>
    public string? Id { get; internal set; }

    /// <summary>The email address.</summary>
    public string? Email { get; internal set; }

    /// <summary>The login name.</summary>
    public string? Username { get; internal set; }

    /// <summary>The full name.</summary>
    public string? Name { get; internal set; }

    /// <summary>The network address.</summary>
    public string? IPAddress { get; internal set; }

    /// <summary>What names the user best: email, login name, id or address.</summary>
    public override string ToString() => Email ?? Username ?? Id ?? IPAddress ?? Name ?? "";
}
