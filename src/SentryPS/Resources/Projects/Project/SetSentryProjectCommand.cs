namespace SentryPS.Commands;

/// <summary>Changes the settings of projects. What is not named stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "SentryProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryProject))]
public sealed class SetSentryProjectCommand : SetCmdlet<SentryProject>
{
    /// <summary>The projects by slug, id or object. An issue stands for its project.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject), Column = "Project")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>The new slug. Sentry leads from the old one to it for a while.</summary>
    [Parameter]
    [ValidateSlug, Body("slug", CanClear = false)]
    public string? Slug { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The platform. <c>$null</c> takes it away.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PlatformCompleter))]
    [Body("platform")]
    public string? Platform { get; set; }

    /// <summary>After how many hours without events issues are resolved; 0 for never.</summary>
    [Parameter]
    [ValidateRange(0, 24 * 365), Body("resolveAge", CanClear = false)]
    public int? ResolveAge { get; set; }

    /// <summary>The environment that Sentry's pages show first. <c>$null</c> for all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    [Body("defaultEnvironment")]
    public string? DefaultEnvironment { get; set; }

    /// <summary>What the subjects of mails begin with.</summary>
    [Parameter]
    [Body("subjectPrefix")]
    public string? SubjectPrefix { get; set; }

    /// <summary>The subjects of mails, such as <c>$shortID - $title</c>. Put it in single quotes.</summary>
    [Parameter]
    [Body("subjectTemplate", CanClear = false)]
    public string? SubjectTemplate { get; set; }

    /// <summary>The tags that the pages of issues show first.</summary>
    [Parameter]
    [Body("highlightTags")]
    public string[]? HighlightTag { get; set; }

    /// <summary>
    /// The addresses of pages whose browsers may send events, with <c>*</c> for any. Sentry does not take an empty
    /// list.
    /// </summary>
    [Parameter]
    [Body("allowedDomains", CanClear = false)]
    public string[]? AllowedDomain { get; set; }

    /// <summary>Whether Sentry takes passwords, card numbers and the like out of events.</summary>
    [Parameter]
    [Body("dataScrubber")]
    public bool DataScrubber { get; set; }

    /// <summary>Whether Sentry takes network addresses out of events.</summary>
    [Parameter]
    [Body("scrubIPAddresses")]
    public bool ScrubIPAddresses { get; set; }

    /// <summary>Further fields that are taken out of events. An empty list for none.</summary>
    [Parameter]
    [Body("sensitiveFields")]
    public string[]? SensitiveField { get; set; }

    /// <summary>Fields that are never taken out of events. An empty list for none.</summary>
    [Parameter]
    [Body("safeFields")]
    public string[]? SafeField { get; set; }

    /// <summary>Whether the project is bookmarked by the user of the token.</summary>
    [Parameter]
    [Body("isBookmarked")]
    public bool Bookmarked { get; set; }

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if (AllowedDomain is { Length: 0 })
            throw SentryException.InvalidInput(
                "-AllowedDomain is empty, which would keep out all events: give * for all pages.");
    }

    /// <summary>
    /// Lists are empty where there is nothing in them, and not null; so is the beginning of subjects.
    /// </summary>
    private protected override Dictionary<string, object?> ComposeBody()
    {
        var body = base.ComposeBody();
        foreach (var (property, attribute) in Shape.Bodies)
        {
            if (!body.TryGetValue(attribute.Name, out var value) || value is not null)
                continue;

            if (property.PropertyType == typeof(string[]))
                body[attribute.Name] = Array.Empty<string>();
            else if (property.Name == nameof(SubjectPrefix))
                body[attribute.Name] = "";
        }

        return body;
    }
}
