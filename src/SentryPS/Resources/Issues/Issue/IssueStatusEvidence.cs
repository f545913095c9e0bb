namespace SentryPS.Commands;

/// <summary>Compares how an issue was resolved, or until when it is archived, with what was asked for.</summary>
/// <param name="shown">The <c>statusDetails</c> that the issue shows.</param>
/// <param name="response">The JSON that the server answered the change with.</param>
/// <param name="askedAt">When the change was asked for.</param>
/// <param name="clockTolerance">How far the server's clock may be from this machine's.</param>
internal sealed class IssueStatusEvidence(object? shown, object? response, DateTimeOffset askedAt, TimeSpan clockTolerance)
{
    public BulkVerdict Of(IReadOnlyDictionary<string, object?> wanted)
    {
        var gap = BulkVerdict.Changed;
        foreach (var detail in wanted)
        {
            var verdict = Of(detail.Key, detail.Value, wanted);
            if (verdict.Outcome == BulkOutcome.Failed)
            {
                return verdict;
            }

            gap = verdict.Outcome == BulkOutcome.NotVerified ? verdict : gap;
        }

        return gap;
    }

    private BulkVerdict Of(string name, object? wanted, IReadOnlyDictionary<string, object?> all) => name switch
    {
        "inNextRelease" => InNextRelease(),
        "inRelease" => InRelease((string)wanted!),
        "inCommit" => InCommit((IReadOnlyDictionary<string, object?>)wanted!),
        "ignoreDuration" => Until(TimeSpan.FromMinutes((int)wanted!)),
        "ignoreCount" => Count(name, (int)wanted!, all.ContainsKey("ignoreWindow")),
        "ignoreUserCount" => Count(name, (int)wanted!, all.ContainsKey("ignoreUserWindow")),
        _ => shown.Number(name) == (int)wanted! ? BulkVerdict.Changed : Differs(name),
    };

    /// <summary>Where the next release is known already, servers show that instead; so they do of an issue that was resolved in it before.</summary>
    private BulkVerdict InNextRelease() =>
        shown.Field("inNextRelease") is true ? BulkVerdict.Changed
        : shown.Text("inRelease") is not null ? BulkVerdict.NotVerified("whether the release that it is resolved in is the next one")
        : NotResolvedSo("in the next release");

    private BulkVerdict InRelease(string wanted)
    {
        var version = shown.Text("inRelease");
        if (wanted == "latest")
        {
            // Which one that was only the response tells.
            wanted = response.Field("statusDetails").Text("inRelease") ?? wanted;
            if (version is not null && wanted == "latest")
            {
                return BulkVerdict.NotVerified("whether the release that it is resolved in is the latest one");
            }
        }

        return version == wanted ? BulkVerdict.Changed : NotResolvedSo($"in release {wanted}");
    }

    private BulkVerdict InCommit(IReadOnlyDictionary<string, object?> wanted)
    {
        var commit = shown.Field("inCommit");
        var hash = commit as string ?? commit.Text("id");
        var isSame = hash is not null && string.Equals(hash, (string?)wanted["commit"], StringComparison.OrdinalIgnoreCase);
        var repository = commit.Field("repository").Text("name");
        return isSame && (repository is null || repository == (string?)wanted["repository"])
            ? BulkVerdict.Changed
            : NotResolvedSo($"by commit {wanted["commit"]}");
    }

    private BulkVerdict Until(TimeSpan duration) =>
        shown.Date("ignoreUntil") is { } until
        && until >= askedAt + duration - clockTolerance
        && until <= DateTimeOffset.UtcNow + duration + clockTolerance
            ? BulkVerdict.Changed
            : Differs("ignoreUntil");

    /// <summary>Without a window servers show how many are left to come, which may be fewer already.</summary>
    private BulkVerdict Count(string name, int wanted, bool hasWindow)
    {
        var count = shown.Number(name);
        return count == wanted ? BulkVerdict.Changed
            : !hasWindow && count is > 0 && count < wanted ? BulkVerdict.NotVerified($"what {name} was at first")
            : Differs(name);
    }

    private BulkVerdict Differs(string name) => BulkVerdict.NotChanged($"its {name} is {IssueEvidence.Describe(shown.Field(name))}");

    private static BulkVerdict NotResolvedSo(string how) => BulkVerdict.NotChanged(
        $"it is not resolved {how}; how an issue was resolved stays as it is until it is unresolved");
}
