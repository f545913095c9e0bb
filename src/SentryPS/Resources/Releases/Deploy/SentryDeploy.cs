namespace SentryPS;

/// <summary>A release that was put into an environment. Emitted by Get-SentryDeploy and New-SentryDeploy.</summary>
[Resource(
    "organizations/{organization}/releases/{version}/deploys/",
    Name = "deploy", Read = "org:ci", Write = "org:ci")]
public sealed class SentryDeploy : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The version of the release.</summary>
    [Json(null)]
    public string? Release { get; internal set; }

    /// <summary>The environment.</summary>
    public string? Environment { get; internal set; }

    /// <summary>The name that it was given. Null for most.</summary>
    public string? Name { get; internal set; }

    /// <summary>A page about it. Null for most.</summary>
    public string? Url { get; internal set; }

    /// <summary>When it began. Null if nobody said.</summary>
    public DateTime? DateStarted { get; internal set; }

    /// <summary>When it was done.</summary>
    public DateTime? DateFinished { get; internal set; }

    /// <summary>The release and the environment.</summary>
    public override string ToString() => $"{Release} in {Environment}";

    internal override string? Key => Id;
}
