using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Recorded;

internal enum RecordKind
{
    Organization,
    Project,
    Release,
    Issue,
    Event,
}

/// <summary>An object of a recorded answer, and what it is.</summary>
internal sealed record Record(RecordKind Kind, JsonObject Json)
{
    /// <summary>What an object is, or null for what the sandbox does not serve, such as the commits of a release.</summary>
    public static Record? Classify(string fileName, JsonObject json)
    {
        var kinds = new (string Prefix, RecordKind Kind, string[] Fields)[]
        {
            ("organization", RecordKind.Organization, ["slug", "name"]),
            ("project", RecordKind.Project, ["id", "slug"]),
            ("release", RecordKind.Release, ["version", "projects"]),
            ("issue", RecordKind.Issue, ["id", "title"]),
            ("event", RecordKind.Event, ["eventID"]),
        };
        foreach (var (prefix, kind, fields) in kinds)
        {
            if (fileName.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return fields.All(json.ContainsKey) ? new Record(kind, json) : null;
        }

        return null;
    }
}
