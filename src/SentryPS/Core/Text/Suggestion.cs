namespace SentryPS;

/// <summary>What a person may have meant by a name that is not there.</summary>
internal static class Suggestion
{
    private const int MostNames = 3;

    /// <summary><c> Did you mean 'backend'?</c> with the names that come closest; empty where none comes close.</summary>
    public static string For(string name, IEnumerable<string> known)
    {
        var near = known
            .Select(candidate => (Text: candidate, Distance: Distance(Fold(name), Fold(candidate))))
            .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
            .Take(MostNames)
            .Select(candidate => $"'{candidate.Text}'")
            .ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>What people mix up most: case, blanks, dashes and underscores.</summary>
    private static string Fold(string name) => name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-');

    /// <summary>How many letters have to be typed, deleted or replaced to get from one to the other.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
