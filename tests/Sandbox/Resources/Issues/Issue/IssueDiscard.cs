using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Discarding deletes issues, and all their events to come.</summary>
internal static class IssueDiscard
{
    public static Response Carry(ApiCall call, BodyReader body, IReadOnlyList<Issue> issues)
    {
        call.Caller.Require(Scopes.EventAdmin);
        if (body.Count > 1)
        {
            throw ApiFailure.InvalidField(
                "non_field_errors", "Other attributes cannot be updated when discarding");
        }

        if (issues.Any(issue => issue.Category != "error"))
            throw ApiFailure.BadRequest("Only error issues can be discarded.");

        foreach (var issue in issues)
            issue.Status = "pending_deletion";
        call.Organization.Issues.ContentChanged();
        return Response.Empty(204);
    }
}
