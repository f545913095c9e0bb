namespace SentryPS.Commands;

/// <summary>Removes members from an organization and all of its teams, or takes back invitations.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryMemberCommand : RemoveCmdlet<SentryMember>
{
    /// <summary>The members by email address, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [MemberName]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public SentryName[] Member { get; set; } = [];

    private protected override string FindKey(SentryName target) => MemberLookup.IdOf(this, target);
}
