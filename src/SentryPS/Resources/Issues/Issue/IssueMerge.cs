namespace SentryPS.Commands;

/// <summary>Makes one issue of several, and looks whether that has happened.</summary>
internal sealed class IssueMerge : IssueStrategy
{
    private const int MostInOneRequest = 500;

    /// <summary>All go into one request; only looking them up takes several.</summary>
    public static BulkOptions Options { get; } = new(MostInOneRequest, ThrottleLimit: 4);

    public override string Action => "Merge with the other issues";

    /// <exception cref="SentryException">These issues cannot be merged.</exception>
    public static void Check(IReadOnlyList<BulkTarget> targets)
    {
        if (targets.Select(target => target.Scope).Distinct().Count() > 1)
        {
            throw SentryException.InvalidInput("Issues of different projects cannot be merged.", targets.Select(target => target.Label).ToArray());
        }

        if (targets.Count < 2)
        {
            throw SentryException.InvalidInput("A merge takes two issues or more.", targets[0].Label);
        }

        // Larger merges would go into several requests, and into several issues.
        if (targets.Count > MostInOneRequest)
        {
            throw SentryException.InvalidInput($"A merge takes at most {MostInOneRequest} issues at once.");
        }
    }

    /// <summary>The second of two merges would find but one issue, so it is not sent again.</summary>
    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) => ChangeRequest(
        ApiMethod.Put, scope, ids, "event:write", new Dictionary<string, object?> { ["merge"] = 1 }, canRepeat: false);

    /// <summary>What was merged into another issue is not listed any more.</summary>
    public override BulkVerdict Judge(BulkScope scope, SentryIssue item, object? response) =>
        item.Status == "pending_merge" ? BulkVerdict.Changed : BulkVerdict.NotChanged("it is still an issue of its own");

    /// <summary>Merges the issues and returns the one that is left.</summary>
    /// <exception cref="SentryException">They were not merged, or nobody can tell.</exception>
    public async Task<SentryIssue> MergeAsync(BulkScope scope, IReadOnlyList<string> ids, ApiRequest request, BulkWire wire)
    {
        SentryException? doubt = null;
        string? parent = null;
        try
        {
            var response = await wire.SendAsync<IssueDelta>(request).ConfigureAwait(false);
            parent = response.Value?.MergeParent;
        }
        catch (SentryException exception) when (exception.IsOutcomeUnknown)
        {
            doubt = exception;
        }

        var findings = await new BulkReader<SentryIssue>(this).ReadAsync(scope, ids, wire).ConfigureAwait(false);
        var failure = ids.Select(findings.Failure).FirstOrDefault(failure => failure is not null);
        var left = ids
            .Select(findings.Item)
            .OfType<SentryIssue>()
            .Where(issue => Judge(scope, issue, null).Outcome != BulkOutcome.Changed)
            .ToList();
        if (failure is null && left.Count == 1 && (parent is null || parent == left[0].Id))
        {
            return left[0];
        }

        throw NotMerged(doubt ?? failure, left.Count);
    }

    private static SentryException NotMerged(SentryException? cause, int left)
    {
        const string advice = "Look at the issues with Get-SentryIssue before you try again.";
        if (cause is not null)
        {
            cause.RecommendedAction = $"Sentry may have merged the issues all the same. {advice}";
            return cause;
        }

        return new(
            $"Sentry took the merge, but {left} of the issues are there afterwards instead of one.", "SentryNotChanged", ErrorCategory.InvalidResult)
        {
            RecommendedAction = $"Merging may take Sentry a while. {advice}",
        };
    }
}
