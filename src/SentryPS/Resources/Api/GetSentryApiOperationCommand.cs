namespace SentryPS.Commands;

/// <summary>
/// Gets the operations of Sentry's Web API that the official schema has, and the command that serves each. It needs no
/// connection and sends nothing.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryApiOperation")]
[OutputType(typeof(SentryApiOperation))]
public sealed class GetSentryApiOperationCommand : TerminalCmdlet
{
    /// <summary>
    /// Official names (operationId) of operations; wildcards are allowed. A name without one that does not exist is an
    /// error, which says what is like it.
    /// </summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// Chapters of the official documents, such as <c>Releases</c> or <c>Monitors</c>; wildcards are allowed.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationTagCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>
    /// A path, with or without <c>/api/0/</c> and a server before it, its holes filled or not; or a wildcard for
    /// official paths, such as <c>*/monitors/*</c>.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operations = Path is null ? OperationIndex.Shared.All : OperationsAt(Path);
        operations = Filter(operations, Name, operation => operation.Name, "operation");
        operations = Filter(operations, Tag, operation => operation.Tag, "tag");
        WriteObject(operations, enumerateCollection: true);
    }

    private IReadOnlyList<SentryApiOperation> OperationsAt(string path)
    {
        var index = OperationIndex.Shared;
        // A question mark begins a query here.
        if (path.Contains('*'))
        {
            var matcher = MatcherOf(path.TrimStart('/'));
            return [.. index.All.Where(operation => matcher(operation.Path))];
        }

        var matches = index.Match(path);
        if (matches.Count == 0)
        {
            Report(
                $"No operation of Sentry's official API has a path like {path}.",
                "Get-SentryApiOperation -Path '*word*' finds paths that contain a word.",
                path);
        }

        return [.. matches.Select(match => match.Operation)];
    }

    private IReadOnlyList<SentryApiOperation> Filter(
        IReadOnlyList<SentryApiOperation> operations,
        string[] wanted,
        Func<SentryApiOperation, string> nameOf,
        string kind)
    {
        if (wanted.Length == 0)
        {
            return operations;
        }

        var known = OperationIndex.Shared.All.Select(nameOf).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var name in wanted.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)))
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var nearest = NearestNames.Of(name, known);
                Report(
                    $"Sentry's official API has no {kind} '{name}'.",
                    nearest.Count > 0
                        ? $"Did you mean {string.Join(" or ", nearest)}?"
                        : "Get-SentryApiOperation lists all operations, with their tags.",
                    name);
            }
        }

        var matchers = wanted.Select(MatcherOf).ToList();
        return [.. operations.Where(operation => matchers.Any(matches => matches(nameOf(operation))))];
    }

    private Func<string, bool> MatcherOf(string wildcard)
    {
        try
        {
            var pattern = new WildcardPattern(wildcard, WildcardOptions.IgnoreCase);
            // A pattern is only read when it is used.
            pattern.IsMatch("");
            return pattern.IsMatch;
        }
        catch (WildcardPatternException)
        {
            var error = SentryException.InvalidInput($"'{wildcard}' is no wildcard that PowerShell knows.", wildcard);
            ThrowTerminatingError(error.ErrorRecord);
            throw;
        }
    }

    private void Report(string message, string advice, string target) => WriteError(
        new SentryException(message, "SentryOperationNotFound", ErrorCategory.ObjectNotFound)
        {
            RecommendedAction = advice,
            Target = target,
        }.ErrorRecord);
}
