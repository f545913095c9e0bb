namespace SentryPS.Sandbox.Resources;

/// <summary>A group of members that works on projects.</summary>
public sealed class Team(long id, string slug, string name, DateTimeOffset dateCreated)
{
    public long Id => id;

    public string Slug { get; set; } = slug;

    public string Name { get; set; } = name;

    public DateTimeOffset DateCreated => dateCreated;

    public override string ToString() => Slug;
}
