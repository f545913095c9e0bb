using System.Text.RegularExpressions;

namespace SentryPS.Git;

/// <summary>Where a repository is kept. The same place has many addresses, by https and by ssh.</summary>
/// <param name="Host">The host, in lower case.</param>
/// <param name="Path">What names the repository there, such as <c>acme/backend</c>, in lower case.</param>
internal sealed record RemoteUrl(string Host, string Path)
{
    private static readonly Regex s_form = new(
        // https://user:password@host:port/path, or git@host:path as ssh has it
        @"\A(?:(?:https?|ssh|git)://(?:[^@/]*@)?(?<host>[^:/]+)(?::\d+)?/|(?:[^@/:]+@)?(?<host>[^:/]{2,}):)(?<path>[^?#]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>Null for a folder, and for what is no address.</summary>
    public static RemoteUrl? Parse(string? url)
    {
        if (url is null || s_form.Match(url) is not { Success: true } match)
            return null;

        var host = match.Groups["host"].Value.ToLowerInvariant();
        var segments = match.Groups["path"].Value.ToLowerInvariant()
            .Split(['/'], StringSplitOptions.RemoveEmptyEntries)
            // Azure DevOps and Bitbucket Server put words of their own between.
            .Where(segment => segment is not ("_git" or "scm" or "v3"))
            .ToList();
        var path = string.Join("/", segments);
        return new(
            host == "ssh.dev.azure.com" ? "dev.azure.com" : host,
            path.EndsWith(".git", StringComparison.Ordinal) ? path.Substring(0, path.Length - ".git".Length) : path);
    }
}
