namespace SentryPS;

/// <summary>A monitor that sets an alert off, by all its names.</summary>
public sealed class SentryAlertMonitor
{
    internal SentryAlertMonitor(string id, string? name, string? type, string? project) => (Id, Name, Type, Project) = (id, name, type, project);

    /// <summary>The numeric id.</summary>
    public string Id { get; }

    /// <summary>The name. Null where the token may not read monitors.</summary>
    public string? Name { get; }

    /// <summary>The type, such as <c>error</c>. Null where the token may not read monitors.</summary>
    public string? Type { get; }

    /// <summary>The slug of its project. Null where the token may not read projects.</summary>
    public string? Project { get; }

    /// <summary>The name and the project; the id where they are not known.</summary>
    public override string ToString() => Name is null ? Id : Project is null ? Name : $"{Name} ({Project})";
}
