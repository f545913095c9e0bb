using System.Globalization;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox.Search;

/// <summary>The projects and environments a call asks about.</summary>
internal static class ProjectScope
{
    private const string AllAccessible = "-1";

    /// <summary>The projects named by <c>project</c> or <c>projectSlug</c>, or null for all.</summary>
    public static HashSet<Project>? FromQuery(ApiCall call)
    {
        var named = call.Query.All("project").Where(value => value.Length > 0).ToList();
        var slugs = call.Query.All("projectSlug").Where(value => value.Length > 0).ToList();
        if (named.Count > 0 && slugs.Count > 0)
            throw ApiFailure.BadRequest("Cannot query for both ids and slugs");
        if (call.Options.NumericProjectsOnly && !named.TrueForAll(IsNumber))
            throw ApiFailure.BadRequest("Invalid project parameter. Values must be numbers.");
        if (named.Contains(AllAccessible) || slugs.Contains("$all") || named.Count + slugs.Count == 0)
            return null;

        return [.. named.Concat(slugs).Select(Find)];

        // Whether a project exists is no business of those who may not see it.
        Project Find(string idOrSlug) => call.Organization.FindProject(idOrSlug) ?? throw ApiFailure.Forbidden();
    }

    /// <summary>The environments asked for; empty means all.</summary>
    public static IReadOnlyList<string> Environments(ApiCall call)
    {
        var environments = call.Query.All("environment").Where(name => name.Length > 0).ToList();
        return environments.TrueForAll(call.Organization.Environments.Contains)
            ? environments
            : throw ApiFailure.NotFound();
    }

    private static bool IsNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
