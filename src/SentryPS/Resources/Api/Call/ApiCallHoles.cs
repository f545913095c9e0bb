using System.Collections;
using System.Globalization;

namespace SentryPS.Api;

/// <summary>
/// Fills the holes of a path: from -PathParameter, from parameters of their own, from the piped object, and from the
/// connection, in this order.
/// </summary>
internal sealed class ApiCallHoles
{
    private const string OfficialSuffix = "_id_or_slug";

    private readonly ApiCall _call;
    private readonly IReadOnlyList<string> _holes;
    private readonly Dictionary<string, string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SentryException">The path has no hole of a name that was given.</exception>
    public ApiCallHoles(ApiCall call, IDictionary? given)
    {
        _call = call;
        _holes = PathTemplate.HolesOf(call.Template);
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            var typed = ApiCallText.Of(entry.Key, "a name in -PathParameter");
            var name = typed.Replace(OfficialSuffix, "");
            if (!_holes.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Unknown(typed);

            _given[name] = ApiCallText.Of(entry.Value, name);
        }
    }

    /// <summary>The organization, where something asks for it.</summary>
    public required Func<string> Organization { get; init; }

    /// <summary>The project that was given, or null.</summary>
    public string? Project { get; init; }

    /// <summary>The path with all holes filled.</summary>
    /// <param name="piped">The piped object. Null where none was.</param>
    /// <param name="defaultProject">That of the connection. Null if it has none.</param>
    public string Fill(PipedHoles? piped, string? defaultProject) => PathTemplate.Fill(_call.Template, hole =>
    {
        var value = _given.TryGetValue(hole, out var given) ? given
            : hole == "organization" ? OrganizationOf(piped)
            : (hole == "project" ? Project : null)
                ?? piped?.ValueOf(hole)
                ?? (hole == "project" ? defaultProject : null)
                ?? throw Missing(hole, piped);
        Check(hole, value);
        return value;
    });

    private string OrganizationOf(PipedHoles? piped)
    {
        var organization = Organization();
        piped?.NoteOrganization();
        return organization;
    }

    /// <summary>Of a number the schema says so, and text in its place would be a 404 that says nothing.</summary>
    private void Check(string hole, string value)
    {
        var parameter = _call.Operation?.Parameters.FirstOrDefault(
            parameter => parameter.Location == SentryApiParameterLocation.Path && parameter.Name == hole);
        if (parameter?.Type == "integer" && !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw SentryException.InvalidInput(
                $"{{{hole}}} of {_call.Template} is a number, and '{value}' is none.", value);
        }
    }

    private SentryException Unknown(string name)
    {
        var nearest = NearestNames.Of(name, _holes);
        var holes = _holes.Count == 0 ? "no holes" : $"the holes {string.Join(", ", _holes)}";
        var exception = SentryException.InvalidInput($"The path {_call.Template} has no hole {{{name}}}; it has {holes}.", name);
        exception.RecommendedAction = nearest.Count > 0
            ? $"Did you mean {string.Join(" or ", nearest)}?"
            : "What is to follow the question mark goes into -Query.";
        return exception;
    }

    private SentryException Missing(string hole, PipedHoles? piped)
    {
        var silent = piped is null ? "" : ", and the piped object does not tell";
        var parameter = hole == "project" ? "-Project <slug>, " : "";
        var exception = SentryException.InvalidInput($"Which {hole}? {_call.MethodName} {_call.Template} needs it{silent}.");
        exception.RecommendedAction = $"Give {parameter}-PathParameter @{{ {hole} = '…' }}, or pipe an object that has it.";
        return exception;
    }
}
