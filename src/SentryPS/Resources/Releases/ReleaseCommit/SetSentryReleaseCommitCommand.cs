using SentryPS.Git;

namespace SentryPS.Commands;

/// <summary>
/// Says which commits are in releases: those of the local git repository, those that are given, or those of a repository that
/// Sentry is connected to. Emits each release as it is then.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "SentryReleaseCommit",
    SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Auto")]
[Serves("updateOrganizationRelease")]
[OutputType(typeof(SentryRelease))]
public sealed class SetSentryReleaseCommitCommand : ResourceCmdlet<SentryRelease>
{
    /// <summary>The releases by version or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ReleaseName]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>
    /// Reads the commits from the local git repository: those since the last release that has commits, up to what is checked
    /// out.
    /// </summary>
    [Parameter(ParameterSetName = "Auto", Mandatory = true)]
    public SwitchParameter Auto { get; set; }

    /// <summary>The folder of the repository; the current one if it is not given.</summary>
    [Parameter(ParameterSetName = "Auto")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>
    /// The last commit of the release before, by hash, tag or branch. Give it where releases of several environments or
    /// branches take turns, so that the last release with commits is not the one before.
    /// </summary>
    [Parameter(ParameterSetName = "Auto")]
    public string? PreviousCommit { get; set; }

    /// <summary>How many of the latest commits to take where no release before has commits.</summary>
    [Parameter(ParameterSetName = "Auto")]
    [ValidateRange(1, 10_000)]
    public int Depth { get; set; } = 20;

    /// <summary>
    /// Takes the latest commits where that of the release before is not in the history, as after a rebase, instead of
    /// reporting an error.
    /// </summary>
    [Parameter(ParameterSetName = "Auto")]
    public SwitchParameter IgnoreMissing { get; set; }

    /// <summary>
    /// The commits: lines of <c>git log</c>, rows of a CSV file, or objects or hashtables with <c>Id</c> and, as far as they
    /// are known, <c>Repository</c>, <c>AuthorName</c>, <c>AuthorEmail</c>, <c>Message</c>, <c>Date</c> and <c>Files</c>.
    /// They replace those that the release has.
    /// </summary>
    // git log writes empty lines.
    [Parameter(ParameterSetName = "Commit", Mandatory = true)]
    [AllowEmpty]
    public object[] Commit { get; set; } = [];

    /// <summary>
    /// The name of the repository that the commits are of, such as <c>acme/backend</c>. With <c>-Auto</c> it is found out if
    /// it is not given.
    /// </summary>
    [Parameter(ParameterSetName = "Auto")]
    [Parameter(ParameterSetName = "Commit")]
    [ValidateLength(1, 64)]
    public string? Repository { get; set; }

    /// <summary>
    /// Commits of repositories that Sentry is connected to, from which it reads the commits of the release later:
    /// <c>acme/backend@hash</c>, <c>acme/backend@from..to</c>, or hashtables with <c>repository</c>, <c>commit</c> and, if
    /// wanted, <c>previousCommit</c>.
    /// </summary>
    [Parameter(ParameterSetName = "Refs", Mandatory = true)]
    public object[] Refs { get; set; } = [];

    private IReadOnlyList<SentCommit>? GivenCommits { get; set; }

    private IReadOnlyList<CommitReference>? GivenReferences { get; set; }

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        // What is wrong with one of them shall end the command before it has changed the first release.
        GivenCommits = IsBound(nameof(Commit)) ? CommitRow.ReadAll(Commit) : null;
        GivenReferences = IsBound(nameof(Refs)) ? [.. Refs.Select(CommitReference.Read)] : null;
        if (GivenCommits is { Count: 0 })
            throw SentryException.InvalidInput("-Commit has no commit in it. Was there nothing between the two releases?");

        foreach (var commit in GivenCommits ?? [])
            commit.ToBody();
    }

    private protected override void ProcessInput() => ForEachTarget(Release, release => ReleaseNotFound.Explain(() =>
    {
        if (GivenReferences is { } references)
            SendReferences(release, references, KnownRepositories.Read(this));
        else if (GivenCommits is { } commits)
            SendCommits(release, commits, NamesRepository(commits) ? KnownRepositories.Read(this) : null);
        else
            SendFromGit(release);
    }));

    private bool NamesRepository(IEnumerable<SentCommit> commits) =>
        Repository is not null || commits.Any(commit => commit.Repository is not null);

    private void SendFromGit(SentryName target)
    {
        var local = new LocalCommits(this, GitRepository.Open(PathOf(Path), StopToken))
        {
            Depth = Depth,
            IsDepthGiven = IsBound(nameof(Depth)),
            PreviousCommit = PreviousCommit,
            IgnoresMissing = IgnoreMissing,
        };
        var release = Complete(Fetch<SentryRelease>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope)));
        var known = KnownRepositories.Read(this);
        var found = local.Find(release, known);
        if (found.Reference is { } reference)
        {
            SendReferences(target, [reference], known);
        }
        else if (found.Commits.Count > 0)
        {
            SendCommits(target, [.. found.Commits.Select(commit => local.ToSend(commit, known, Repository))], known);
        }
        else
        {
            WriteVerbose(found.Reason);
            WriteObject(release);
        }
    }

    /// <summary>The last commit of the release before. Null where none before it has commits.</summary>
    internal string? FindPrevious(SentryRelease release)
    {
        // Once a release has commits, the server names it as the one before itself.
        if (release.LastCommit is null)
        {
            // Of nothing before it the answer is an object of nothing.
            var previous = Send<SentryRelease>(PreviousRequest()).Value;
            if (previous is null || previous.Version.Length == 0)
                return null;

            if (previous.Version != release.Version && previous.LastCommit is { } commit)
                return commit;
        }

        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
        request.HasOffsetCursors = true;
        // Archived ones too.
        request.Query.Add("project", release.ProjectIds).Add("status", "").Add("per_page", PagingExtensions.MaximumPageSize);
        return new Listing<SentryRelease>(Listings, request) { Paging = null }
            .FirstOrDefault(other => other.Version != release.Version && other.LastCommit is not null && other.Date <= release.Date)
            ?.LastCommit;
    }

    private ApiRequest PreviousRequest()
    {
        var request = ApiRequest.Fill(
            ApiMethod.Get,
            Resource.ItemPath + "previous-with-commits/",
            hole => hole == Resource.KeyHole ? CurrentTarget!.Value : ValueOfHole(hole));
        request.Organization = RequiredOrganization;
        request.Scope = Resource.ReadScope;
        request.Subject = Resource.Describe(CurrentTarget!.Value);
        return request;
    }

    private void SendReferences(SentryName target, IReadOnlyList<CommitReference> references, KnownRepositories known)
    {
        var named = references.Select(reference => reference.In(known, RequiredOrganization)).ToList();
        var words = string.Join(", ", named.Select(reference => $"{reference.Repository} up to {GitHash.Short(reference.Commit)}"));
        if (Send(target, $"Set commits of {words}", "refs", named.Select(reference => reference.ToBody())) is not { } release)
            return;

        WriteVerbose(
            $"Sentry reads the commits of {words} later. Whether it can, Get-SentryRelease shows after a while: "
            + "the number of commits stays 0 if not.");
        WriteObject(release);
    }

    private void SendCommits(SentryName target, IReadOnlyList<SentCommit> commits, KnownRepositories? known)
    {
        var named = commits.Select(commit => commit with { Repository = NameOf(commit.Repository ?? Repository, known) }).ToList();
        WarnOfNewRepositories(named, known);
        if (named.Sum(commit => commit.CountLongPaths()) is > 0 and var count)
            WriteWarning($"{count} changed files have paths that are longer than Sentry takes (510 characters); they are left out.");

        var words = $"Set {named.Count} commits up to {GitHash.Short(named[0].Id)}";
        if (Send(target, words, "commits", named.Select(commit => commit.ToBody())) is not { } release)
            return;

        if (release.Raw.ContainsKey("commitCount") && release.Commits == 0)
        {
            throw new SentryException(
                $"Sentry accepted {named.Count} commits for {target}, but shows none. "
                + "It leaves out those with #skipsentry in their messages.",
                "SentryNotChanged",
                ErrorCategory.InvalidResult);
        }

        WriteObject(release);
    }

    /// <summary>The case of a name that Sentry knows is Sentry's: in another it would be another repository.</summary>
    private static string? NameOf(string? repository, KnownRepositories? known) =>
        repository is null ? null : known?.Find(repository) ?? repository;

    private void WarnOfNewRepositories(IEnumerable<SentCommit> commits, KnownRepositories? known)
    {
        foreach (var name in commits.Select(commit => commit.Repository).OfType<string>().Distinct())
        {
            if (known?.Find(name) is null)
            {
                WriteWarning(
                    $"{RequiredOrganization} has no repository '{name}': Sentry makes one of that name, which is connected to nothing."
                    + known?.Suggest(name));
            }
        }
    }

    /// <summary>The release after the change. Null if it was not to be made.</summary>
    private SentryRelease? Send(SentryName target, string action, string field, IEnumerable<object> values)
    {
        if (!ShouldProcess($"{target} in {RequiredOrganization}", action))
            return null;

        var body = new Dictionary<string, object?> { [field] = values.ToList() };
        var request = ItemRequest(ApiMethod.Put, target, Resource.WriteScope, body);
        // Commits of a release are written by one at a time.
        request.DoesConflictPass = true;
        return Complete(Fetch<SentryRelease>(request));
    }
}
