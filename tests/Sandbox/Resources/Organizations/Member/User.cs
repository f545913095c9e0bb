namespace SentryPS.Sandbox.Resources;

/// <summary>A person with an account.</summary>
public sealed record User(long Id, string Name, string Email)
{
    public string Username => Email;

    public bool IsActive { get; set; } = true;
}
