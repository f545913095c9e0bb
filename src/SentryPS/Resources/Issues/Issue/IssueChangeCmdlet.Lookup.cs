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
    /// which is how the server looks them up. What is not found is reported and left out; left out is also a short ID
    /// whose issue came by its id as well.
    /// </summary>
    private protected IReadOnlyList<IssueTarget> Identify(IReadOnlyList<IssueTarget> targets)
    {
        using var bar = new ProgressBar(this, "Looking up issues");
        var lookedUp = 0;
        var toLookUp = targets.Count(target => !target.IsIdentified);
        var repeated = new HashSet<IssueTarget>();
        foreach (var target in targets.Where(target => target.Id is null))
        {
            try
            {
                target.Identify(FindOne(target));
                if (!_gathering.IsNew(target.Organization, target.Id!))
                {
                    repeated.Add(target);
                    WantedCount--;
                }
            }
            catch (SentryException exception) when (!exception.StopsPipeline)
            {
                WriteFailure(target, exception);
            }

            bar.Update(++lookedUp, toLookUp);
        }

        var unknown = targets.Where(target => target.Id is not null && !target.IsIdentified && !repeated.Contains(target)).ToList();
        foreach (var (target, issue, failure) in Find(unknown))
        {
            if (issue is not null)
            {
                target.Identify(issue);
            }

            if (!target.IsIdentified)
            {
                WriteFailure(target, failure ?? NotFound(target));
            }

            bar.Update(++lookedUp, toLookUp);
        }

        return [.. targets.Where(target => target.IsIdentified && !repeated.Contains(target))];
    }

    /// <summary>
    /// Each target with its issue as it is now, in the order of the targets. Both are null where there is no such issue;
    /// a failure says that the server could not be asked.
    /// </summary>
    private protected IEnumerable<(IssueTarget Target, SentryIssue? Issue, SentryException? Failure)> Find(IReadOnlyList<IssueTarget> targets)
    {
        var page = new List<IssueTarget>(LookupSize);
        for (var index = 0; index < targets.Count; index++)
        {
            page.Add(targets[index]);
            if (page.Count == LookupSize || index == targets.Count - 1)
            {
                foreach (var finding in FindPage(page))
                {
                    yield return finding;
                }

                page.Clear();
            }
        }
    }

    private List<(IssueTarget Target, SentryIssue? Issue, SentryException? Failure)> FindPage(List<IssueTarget> page)
    {
        var found = new Dictionary<(string Organization, string Id), SentryIssue>();
        var failures = new Dictionary<string, SentryException>();
        foreach (var group in page.GroupBy(target => target.Organization))
        {
            try
            {
                foreach (var issue in FindMany(group.Key, group.Select(target => target.Id!)))
                {
                    found[(group.Key, issue.Id)] = issue;
                }
            }
            catch (SentryException exception) when (!exception.StopsPipeline)
            {
                failures[group.Key] = exception;
            }
        }

        return [.. page.Select(target => (
            target,
            found.TryGetValue((target.Organization, target.Id!), out var issue) ? issue : null,
            failures.TryGetValue(target.Organization, out var failure) ? failure : null))];
    }

    /// <summary>By ids the server finds issues of any state and age; a search would leave old ones out.</summary>
    private IEnumerable<SentryIssue> FindMany(string organization, IEnumerable<string> ids)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/issues/") { Organization = organization, Scope = "event:read" };
        // Without a project the server looks only into those that the user of the token is a member of.
        request.Query.Add("group", ids).Add("project", "-1");
        return List<SentryIssue>(request);
    }

    private SentryIssue FindOne(IssueTarget target)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{target.Organization}/issues/{target.Key}/")
        {
            Organization = target.Organization,
            Scope = "event:read",
        };
        request.Query.Add("collapse", ["stats", "tags", "release"]);
        var issue = Fetch<SentryIssue>(request);
        return issue.Id.Length > 0
            ? issue
            : throw SentryException.InvalidResponse($"Sentry answered for issue {target.Input} without an id.");
    }
}
