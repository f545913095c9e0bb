namespace SentryPS.Api;

/// <summary>Finds what a person may have meant by a name that does not exist.</summary>
internal static class NearestNames
{
    private const int MostNames = 3;

    /// <summary>
    /// The names that are a few slips away, nearest first, then those that contain what was typed. None where nothing
    /// is like it.
    /// </summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> names)
    {
        var word = typed.ToUpperInvariant();
        var limit = Math.Max(1, word.Length / 3);
        return names
            .Distinct()
            .Select(name => (Name: name, Word: name.ToUpperInvariant()))
            .Select(candidate => (candidate.Name, candidate.Word, Distance: Distance(word, candidate.Word)))
            .Where(candidate => candidate.Distance <= limit || (word.Length > 2 && candidate.Word.Contains(word)))
            .OrderBy(candidate => candidate.Distance)
            .Take(MostNames)
            .Select(candidate => candidate.Name)
            .ToList();
    }

    /// <summary>How many characters have to be put in, left out, replaced or swapped with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                    distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[left.Length, right.Length];
    }
}
