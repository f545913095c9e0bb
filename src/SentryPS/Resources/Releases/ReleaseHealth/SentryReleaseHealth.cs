namespace SentryPS;

/// <summary>How sessions went, of a release, a project or an environment. Emitted by Get-SentryReleaseHealth.</summary>
[Resource("organizations/{organization}/sessions/", Name = "release health", Key = nameof(Release), Read = "org:read")]
public sealed class SentryReleaseHealth : SentryObject
{
    /// <summary>The version of the release. Null where rows are not for releases.</summary>
    [Json("by/release")]
    public string? Release { get; internal set; }

    /// <summary>The slug of the project. Null where rows are not for projects, or the token may not read those.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>The numeric id of the project. Null where rows are not for projects.</summary>
    [Json("by/project")]
    public string? ProjectId { get; internal set; }

    /// <summary>The environment. Null where rows are not for environments.</summary>
    [Json("by/environment")]
    public string? Environment { get; internal set; }

    /// <summary>The number of sessions.</summary>
    [Json("totals/sum(session)")]
    public long Sessions { get; internal set; }

    /// <summary>The number of different users.</summary>
    [Json("totals/count_unique(user)")]
    public long Users { get; internal set; }

    /// <summary>The share of sessions without a crash, from 0 to 1. Null if there were none.</summary>
    [Json("totals/crash_free_rate(session)")]
    public double? CrashFreeSessions { get; internal set; }

    /// <summary>The share of users without a crash, from 0 to 1. Null if there were none.</summary>
    [Json("totals/crash_free_rate(user)")]
    public double? CrashFreeUsers { get; internal set; }

    /// <summary>
    /// The share of the sessions that were of this release, from 0 to 1, in the same project and environment where rows are
    /// for those. Null where rows are not for releases.
    /// </summary>
    [Json(null)]
    public double? Adoption { get; internal set; }

    /// <summary>The same of users.</summary>
    [Json(null)]
    public double? UserAdoption { get; internal set; }

    /// <summary>What the row is for.</summary>
    public override string ToString() => string.Join(" ", new[] { Release, Project ?? ProjectId, Environment }.Where(part => part is not null));

    internal override string? Key => $"{ProjectId} {Environment} {Release}";
}
