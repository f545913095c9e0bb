namespace SentryPS.Sandbox.Resources;

/// <summary>The sort keys of issue lists. All of them sort by a score, highest first.</summary>
internal static class IssueSort
{
    public const string Default = "date";

    private static readonly Dictionary<string, Func<Issue, long>> Scores = new(StringComparer.Ordinal)
    {
        ["date"] = issue => issue.LastSeen.ToUnixTimeMilliseconds(),
        ["new"] = issue => issue.FirstSeen.ToUnixTimeMilliseconds(),
        ["freq"] = issue => issue.Count,
        ["user"] = issue => issue.UserCount,
        ["inbox"] = issue => issue.InboxSince?.ToUnixTimeMilliseconds() ?? 0,
        ["trends"] = issue => issue.Count * (1 + (issue.LastSeen - issue.FirstSeen).Days),
        ["recommended"] = issue => issue.Count + (10L * issue.UserCount),
    };

    public static Func<Issue, long>? Find(string key) => Scores.GetValueOrDefault(key);
}
