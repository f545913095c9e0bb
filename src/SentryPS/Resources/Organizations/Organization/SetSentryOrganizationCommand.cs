namespace SentryPS.Commands;

/// <summary>Changes the settings of an organization. What is not named stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "SentryOrganization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryOrganization))]
public sealed class SetSentryOrganizationCommand : SetCmdlet<SentryOrganization>
{
    /// <summary>
    /// Organizations from the pipeline. Without them, the one of <c>-Organization</c> or the default one is changed.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [Name(typeof(SentryOrganization))]
    public SentryName[] InputObject { get; set; } = [];

    /// <summary>
    /// The new slug. Links, programs and scripts that have the old one no longer find the organization.
    /// </summary>
    [Parameter]
    [ValidateSlug, Body("slug", CanClear = false)]
    public string? Slug { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [ValidateLength(1, 64), Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The role of new members. Only owners may change it; Sentry passes over it for others.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OrganizationRoleCompleter))]
    [Body("defaultRole", CanClear = false)]
    public string? DefaultRole { get; set; }

    /// <summary>Whether members may join teams without being asked in.</summary>
    [Parameter]
    [Body("openMembership")]
    public bool OpenMembership { get; set; }

    /// <summary>Whether strangers may ask to join.</summary>
    [Parameter]
    [Body("allowJoinRequests")]
    public bool AllowJoinRequests { get; set; }

    /// <summary>Whether members may delete events.</summary>
    [Parameter]
    [Body("eventsMemberAdmin")]
    public bool EventsMemberAdmin { get; set; }

    /// <summary>Whether members may change alerts.</summary>
    [Parameter]
    [Body("alertsMemberWrite")]
    public bool AlertsMemberWrite { get; set; }

    /// <summary>Whether issues can be shared with people outside.</summary>
    [Parameter]
    [Body("allowSharedIssues")]
    public bool AllowSharedIssues { get; set; }

    /// <summary>Whether mails and chats leave out what may be private.</summary>
    [Parameter]
    [Body("enhancedPrivacy")]
    public bool EnhancedPrivacy { get; set; }

    /// <summary>Whether Sentry takes passwords, card numbers and the like out of the events of all projects.</summary>
    [Parameter]
    [Body("dataScrubber")]
    public bool DataScrubber { get; set; }

    /// <summary>Whether Sentry takes network addresses out of the events of all projects.</summary>
    [Parameter]
    [Body("scrubIPAddresses")]
    public bool ScrubIPAddresses { get; set; }

    /// <summary>Further fields that are taken out of the events of all projects. An empty list for none.</summary>
    [Parameter]
    [Body("sensitiveFields", CanClear = false)]
    public string[]? SensitiveField { get; set; }

    /// <summary>Fields that are never taken out of events. An empty list for none.</summary>
    [Parameter]
    [Body("safeFields", CanClear = false)]
    public string[]? SafeField { get; set; }

    /// <summary>
    /// Whether members must have a second factor. Those who have none lose their access until they have.
    /// </summary>
    [Parameter]
    [Body("require2FA")]
    public bool Require2FA { get; set; }

    private protected override IReadOnlyList<SentryName> Targets =>
        MyInvocation.ExpectingInput ? InputObject : [new(RequiredOrganization)];
}
