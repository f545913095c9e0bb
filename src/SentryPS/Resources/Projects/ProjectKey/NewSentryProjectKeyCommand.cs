namespace SentryPS.Commands;

/// <summary>Creates a client key for a project, with a DSN of its own.</summary>
[Cmdlet(VerbsCommon.New, "SentryProjectKey", SupportsShouldProcess = true)]
[OutputType(typeof(SentryProjectKey))]
public sealed class NewSentryProjectKeyCommand : NewCmdlet<SentryProjectKey>
{
    /// <summary>The project, by slug or id. Without it, the default project of the connection is used.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>The name that people read, at most 64 characters long.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 64), Body("name")]
    public string Name { get; set; } = "";

    /// <summary>How many events are taken within <c>-RateLimitWindow</c>.</summary>
    [Parameter]
    public int? RateLimitCount { get; set; }

    /// <summary>
    /// The time in which no more than <c>-RateLimitCount</c> events are taken, from a second to a day, such as
    /// <c>0:01:00</c>.
    /// </summary>
    [Parameter]
    public TimeSpan? RateLimitWindow { get; set; }

    private protected override string NewName => Name;

    private protected override Dictionary<string, object?> ComposeBody()
    {
        var body = base.ComposeBody();
        if (RateLimitCount is not null || RateLimitWindow is not null)
            body["rateLimit"] = KeyRateLimit.Compose(RateLimitCount, RateLimitWindow);

        return body;
    }

    private protected override SentryProjectKey Complete(SentryProjectKey item)
    {
        if (RateLimitCount is not null && !KeyRateLimit.IsShown(item, RateLimitCount, RateLimitWindow))
            WriteWarning($"Sentry has created the key {item} without the rate limit, which not every plan has.");

        return base.Complete(item);
    }
}
