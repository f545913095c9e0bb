using System.Text;

namespace SentryPS.Api;

/// <summary>A path with holes in braces: <c>organizations/{organization}/releases/</c>.</summary>
internal static class PathTemplate
{
    /// <summary>The names of the holes, in order.</summary>
    public static IReadOnlyList<string> HolesOf(string template) =>
        [.. template.Split('{').Skip(1).Select(part => part.Substring(0, part.IndexOf('}')))];

    /// <summary>The path whose holes have these values, each escaped to be one segment.</summary>
    public static string Fill(string template, Func<string, string> valueOf)
    {
        var path = new StringBuilder();
        foreach (var part in template.Split('{'))
        {
            // What stands before the first brace has no hole; each other part begins with one.
            var end = part.IndexOf('}');
            if (end >= 0)
                path.Append(UrlSegment.Escape(valueOf(part.Substring(0, end))));

            path.Append(part.Substring(end + 1));
        }

        return path.ToString();
    }
}
