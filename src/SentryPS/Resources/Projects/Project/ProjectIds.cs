using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace SentryPS.Binding;

/// <summary>
/// Finds the ids of projects, once per connection: every server filters by id, while slugs are ignored by some, which then
/// answer with everything.
/// </summary>
internal static class ProjectIds
{
    private const int Forbidden = 403;
    private const int NotFound = 404;

    private static readonly ConditionalWeakTable<SentryConnection, ConcurrentDictionary<string, KnownProjects>> s_known = new();

    /// <summary>The filter for these projects, in the organization that the command works on.</summary>
    /// <exception cref="SentryException">There is no such project, or the server could not be asked.</exception>
    public static ProjectFilter Resolve(OrganizationCmdlet cmdlet, IEnumerable<string> slugsOrIds)
    {
        var projects = slugsOrIds.Distinct().ToList();
        if (projects.TrueForAll(IsId))
        {
            return new(projects, []);
        }

        var organization = cmdlet.RequiredOrganization;
        var known = s_known.GetOrCreateValue(cmdlet.ActiveConnection).GetOrAdd(organization, _ => new());
        if (known.MayRead)
        {
            LookUp(cmdlet.Listings, organization, known, [.. projects.Where(project => !IsId(project) && !known.Ids.ContainsKey(project))]);
        }

        return known.MayRead
            ? new([.. projects.Select(project => IsId(project) ? project : known.Ids[project]).Distinct()], [])
            : BySlug(projects);
    }

    /// <summary>
    /// The slug of a project that a response names by its id. Null where the token may not read projects, or sees none of
    /// that id.
    /// </summary>
    public static string? SlugOf(OrganizationCmdlet cmdlet, string id)
    {
        var organization = cmdlet.RequiredOrganization;
        var known = s_known.GetOrCreateValue(cmdlet.ActiveConnection).GetOrAdd(organization, _ => new());
        if (!known.Slugs.ContainsKey(id) && known.MayRead && known.Unseen.TryAdd(id, true))
        {
            try
            {
                foreach (var project in new Listing<SentryProject>(cmdlet.Listings, ListRequest(organization)) { Paging = null })
                    known.Add(project);
            }
            catch (SentryException exception) when (!exception.StopsPipeline)
            {
                // What was asked for is here; only a name is missing.
                known.MayRead = known.MayRead && exception is not SentryApiException { StatusCode: Forbidden };
            }
        }

        return known.Slugs.TryGetValue(id, out var slug) ? slug : null;
    }

    /// <summary>Reads the organization's projects until the wanted ones are known.</summary>
    private static void LookUp(ListingContext context, string organization, KnownProjects known, HashSet<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var project in new Listing<SentryProject>(context, ListRequest(organization)) { Paging = null })
            {
                known.Add(project);
                if (wanted.Remove(project.Slug) && wanted.Count == 0)
                {
                    return;
                }
            }
        }
        catch (SentryApiException exception) when (exception.StatusCode is Forbidden or NotFound)
        {
            // The command's own request needs less, or says better what is not there.
            known.MayRead = false;
            return;
        }

        throw Unknown(wanted.First(), organization, known.Ids.Keys);
    }

    private static ApiRequest ListRequest(string organization)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/projects/") { Organization = organization, HasOffsetCursors = true };
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        return request;
    }

    /// <summary>Servers refuse to take ids and slugs at once.</summary>
    private static ProjectFilter BySlug(List<string> projects) => projects.Exists(IsId)
        ? throw SentryException.InvalidInput(
            $"-Project takes slugs or ids, but not both at once where the token may not read projects: {string.Join(", ", projects)}.", projects)
        : new([], projects);

    private static SentryException Unknown(string project, string organization, IEnumerable<string> known) => new(
        $"Project '{project}' was not found in {organization}.{Suggestion.For(project, known)}",
        "SentryNotFound",
        ErrorCategory.ObjectNotFound)
    {
        Target = project,
        RecommendedAction = "Get-SentryProject lists the projects that the token can see.",
    };

    private static bool IsId(string project) => project.All(c => c is >= '0' and <= '9');

    private sealed class KnownProjects
    {
        public ConcurrentDictionary<string, string> Ids { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, string> Slugs { get; } = new(StringComparer.Ordinal);

        /// <summary>Ids for which all projects were read. Of those that were not among them nothing more is to be learned.</summary>
        public ConcurrentDictionary<string, bool> Unseen { get; } = new(StringComparer.Ordinal);

        public bool MayRead { get; set; } = true;

        public void Add(SentryProject project)
        {
            Ids[project.Slug] = project.Id;
            Slugs[project.Id] = project.Slug;
        }
    }
}
