using System.Globalization;

namespace SentryPS.Commands;

/// <summary>
/// Makes flat rows of the groups in which Sentry answers for usage: one for each group, or for each interval of it.
/// </summary>
internal static class UsageRows
{
    /// <summary>More groups than these Sentry leaves out, and does not say so.</summary>
    public const int MostGroups = 10_000;

    /// <param name="response">The response.</param>
    /// <param name="field">The figure that was asked for.</param>
    /// <param name="hasTimes">Whether a row is wanted for each interval.</param>
    /// <param name="projectOf">The id of the project of groups that do not name one. Null where all do.</param>
    /// <param name="slugOf">Finds the slug of a project by its id.</param>
    public static IEnumerable<SentryDictionary<object?>> Of(
        object? response, string field, bool hasTimes, string? projectOf, Func<string, string> slugOf)
    {
        var times = response.Items("intervals");
        foreach (var group in response.Items("groups"))
        {
            var by = group.Field("by");
            var id = Convert.ToString(by.Field("project"), CultureInfo.InvariantCulture) is { Length: > 0 } own
                ? own
                : projectOf;
            if (!hasTimes)
            {
                yield return Row(by, id, slugOf, null, group.Field("totals").Field(field));
                continue;
            }

            var figures = group.Field("series").Items(field);
            if (figures.Count != times.Count)
                throw SentryException.InvalidResponse(
                    $"Sentry answered with {times.Count} intervals and {figures.Count} figures for them.");

            for (var index = 0; index < times.Count; index++)
                yield return Row(by, id, slugOf, times[index], figures[index]);
        }
    }

    /// <summary>A row has a JSON of its own, so that files and jobs can carry it.</summary>
    private static SentryDictionary<object?> Row(
        object? by, string? projectId, Func<string, string> slugOf, object? time, object? quantity) => new()
        {
            ["project"] = projectId is null ? null : slugOf(projectId),
            ["projectId"] = projectId,
            ["category"] = by.Field("category"),
            ["outcome"] = by.Field("outcome"),
            ["reason"] = by.Field("reason"),
            ["time"] = time,
            ["quantity"] = quantity,
        };
}
