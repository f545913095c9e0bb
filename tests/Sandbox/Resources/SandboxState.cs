namespace SentryPS.Sandbox.Resources;

/// <summary>
/// All that the server knows. Tests read and change it in <see cref="Read"/> and <see cref="Change"/>, so that they
/// never meet a half-answered request.
/// </summary>
public sealed class SandboxState
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset? _now;
    private long _lastId;

    internal SandboxState(DateTimeOffset? now, long firstId)
    {
        _now = now;
        _lastId = firstId;
        StartedAt = Now;
    }

    public DateTimeOffset Now => _now ?? DateTimeOffset.UtcNow;

    /// <summary>The time that the seeded data was made for.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Issues and events older than this are gone from all lists.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The first organization is the main one.</summary>
    public List<Organization> Organizations { get; } = [];

    /// <summary>The person that personal tokens act as.</summary>
    public User Me { get; internal set; } = null!;

    /// <summary>The organization with this id or slug; an error if there is none.</summary>
    public Organization Organization(string idOrSlug) =>
        FindOrganization(idOrSlug) ?? throw new KeyNotFoundException($"No organization {idOrSlug}.");

    /// <summary>The issue of the main organization with this id or short id; an error if there is none.</summary>
    public Issue Issue(string idOrShortId) =>
        Organizations[0].Issues.Find(idOrShortId) ?? throw new KeyNotFoundException($"No issue {idOrShortId}.");

    public T Read<T>(Func<SandboxState, T> read)
    {
        lock (_gate)
            return read(this);
    }

    public void Change(Action<SandboxState> change)
    {
        lock (_gate)
        {
            change(this);
            foreach (var organization in Organizations)
                organization.Issues.OrderChanged();
        }
    }

    internal Organization? FindOrganization(string idOrSlug) =>
        Organizations.Find(organization => organization.IsNamed(idOrSlug));

    /// <summary>Ids grow in steps, as they do where many create things at a time.</summary>
    internal long NextId() => _lastId += 7;
}
