using SentryPS.Commands;

namespace SentryPS.Cmdlets;

/// <summary>Who owns something, as people name them, in the form that requests have.</summary>
internal static class OwnerName
{
    /// <summary>
    /// <c>user:1</c> or <c>team:2</c> for the email address or name of a member, or <c>#slug</c> of a team.
    /// </summary>
    /// <exception cref="SentryException">Nobody has that name, or several have.</exception>
    public static string OwnerId(this OrganizationCmdlet cmdlet, string name)
    {
        var wire = new BulkWire(cmdlet.ActiveConnection.Transport, cmdlet.Observer, cmdlet.StopToken);
        return cmdlet.Await(IssueAssignee.FindAsync(cmdlet.RequiredOrganization, name, wire));
    }
}
