using System.Management.Automation;
using SentryPS.Cmdlets;
using SentryPS.Transport;

namespace SentryPS.Commands;

/// <summary>Deletes issues with all their events, for good. The server takes its time after it has answered.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryIssue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryIssueCommand : IssueChangeCmdlet
{
    /// <summary>Deletes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => "Delete with all events";

    /// <summary>-Force does away with the question that the impact brings, but neither with -WhatIf nor with a -Confirm that was typed.</summary>
    private protected override bool IsConfirmed(SentryIssueReference issue) =>
        (Force && !IsSet("WhatIf", "WhatIfPreference") && !IsSet("Confirm", null)) || base.IsConfirmed(issue);

    private bool IsSet(string parameter, string? preference) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        ? LanguagePrimitives.IsTrue(value)
        : preference is not null && LanguagePrimitives.IsTrue(GetVariableValue(preference));

    private protected override ApiRequest CreateRequest(string organization) =>
        new(ApiMethod.Delete, $"organizations/{organization}/issues/") { Organization = organization, Scope = "event:admin" };
}
