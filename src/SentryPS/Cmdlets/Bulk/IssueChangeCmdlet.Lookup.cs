using System.Management.Automation;
using SentryPS.Transport;

namespace SentryPS.Cmdlets;

public abstract partial class IssueChangeCmdlet
{
    /// <summary>How many issues are looked up in one request.</summary>
    private const int LookupSize = 100;

    private protected static SentryException NotFound(IssueTarget target) => new(
        $"Issue {target.Input} was not found in {target.Organization}, so it was not changed.",
        "SentryNotFound",
        ErrorCategory.ObjectNotFound)
    {
        RecommendedAction = "Check the id and the organization. An issue that is being deleted, or is hidden from the token, is not found either.",
    };

    /// <summary>
    /// Finds out the id and the project where they are not known: of bare ids a hundred at once, of short IDs one by one,
    /// which is how the server looks them up. What is not found is reported and left out, and so is an issue that came
    /// under two names.
    /// </summary>
    private protected IReadOnlyList<IssueTarget> Identify(IReadOnlyList<IssueTarget> targets)
    {
        foreach (var target in targets.Where(target => target.Id is null))
        {
            try
            {
                target.Identify(FindOne(target));
            }
            catch (SentryException exception) when (!exception.StopsPipeline)
            {
                WriteFailure(target, exception);
            }
        }

        foreach (var (target, issue) in FindOrReport([.. targets.Where(target => target.Id is not null && target.ProjectId is null)]))
        {
            if (issue is null)
            {
                WriteFailure(target, NotFound(target));
            }
            else
            {
                target.Identify(issue);
            }
        }

        return [.. targets
            .Where(target => target.IsIdentified)
            .GroupBy(target => (target.Organization, target.Id))
            .Select(group => group.First())];
    }

    /// <summary>Each target with its issue as it is now, or with null where there is none, in the order of the targets.</summary>
    private protected IEnumerable<(IssueTarget Target, SentryIssue? Issue)> Find(IReadOnlyList<IssueTarget> targets)
    {
        for (var start = 0; start < targets.Count; start += LookupSize)
        {
            var page = targets.Skip(start).Take(LookupSize).ToList();
            var found = page.GroupBy(target => target.Organization)
                .SelectMany(group => FindMany(group.Key, group.Select(target => target.Id!)))
                .ToDictionary(issue => issue.Id);
            foreach (var target in page)
            {
                yield return (target, found.TryGetValue(target.Id!, out var issue) ? issue : null);
            }
        }
    }

    /// <summary>The same where a failure to look is a failure of each issue that was looked for.</summary>
    private protected IReadOnlyList<(IssueTarget Target, SentryIssue? Issue)> FindOrReport(IReadOnlyList<IssueTarget> targets)
    {
        try
        {
            return [.. Find(targets)];
        }
        catch (SentryException exception) when (!exception.StopsPipeline)
        {
            foreach (var target in targets)
            {
                WriteFailure(target, exception);
            }

            return [];
        }
    }

    /// <summary>By ids the server finds issues of any state and age; a search would leave old ones out.</summary>
    private IReadOnlyList<SentryIssue> FindMany(string organization, IEnumerable<string> ids)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/issues/") { Organization = organization, Scope = "event:read" };
        request.Query.Add("group", ids);
        return [.. List<SentryIssue>(request)];
    }

    private SentryIssue FindOne(IssueTarget target)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{target.Organization}/issues/{target.Key}/")
        {
            Organization = target.Organization,
            Scope = "event:read",
        };
        request.Query.Add("collapse", ["stats", "tags", "release"]);
        return Fetch<SentryIssue>(request);
    }
}
