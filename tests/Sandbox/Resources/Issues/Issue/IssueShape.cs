using System.Text.Json;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Issues as JSON. They are written straight to the wire, because lists have a hundred of them.</summary>
internal static class IssueShape
{
    /// <summary>What API calls can change; recorded issues keep the rest as it was recorded.</summary>
    private static readonly HashSet<string> Changeable = new(StringComparer.Ordinal)
    {
        "status", "statusDetails", "substatus", "priority", "priorityLockedAt", "assignedTo", "isPublic", "shareId",
        "isBookmarked", "isSubscribed", "subscriptionDetails", "hasSeen",
    };

    /// <summary>A row of a list.</summary>
    public static void WriteRow(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        writer.WriteStartObject();
        if (!TryWriteRecorded(writer, issue))
        {
            if (view.Shows("base"))
                WriteBase(writer, issue, view);
            WriteRowParts(writer, issue, view);
        }

        writer.WriteEndObject();
    }

    /// <summary>The issue without anything that only lists or details have: the answer to an update.</summary>
    public static void WriteIssue(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        writer.WriteStartObject();
        if (!TryWriteRecorded(writer, issue))
        {
            WriteBase(writer, issue, view);
            writer.WriteBoolean("isUnhandled", issue.IsUnhandled);
            WriteFigures(writer, issue);
        }

        writer.WriteEndObject();
    }

    public static void WriteDetail(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        writer.WriteStartObject();
        if (!TryWriteRecorded(writer, issue))
        {
            WriteBase(writer, issue, view);
            writer.WriteBoolean("isUnhandled", issue.IsUnhandled);
            WriteFigures(writer, issue);
            WriteExpansions(writer, issue, view);
            WriteDetailParts(writer, issue, view);
        }

        writer.WriteEndObject();
    }

    private static bool TryWriteRecorded(Utf8JsonWriter writer, Issue issue)
    {
        if (issue.Recorded is null)
            return false;

        foreach (var (name, value) in issue.Recorded)
        {
            if (issue.IsChanged && Changeable.Contains(name))
                continue;
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }

        if (issue.IsChanged)
            WriteChangeable(writer, issue);
        return true;
    }

    private static void WriteBase(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        writer.WriteString("id", ApiJson.Id(issue.Id));
        writer.WriteString("shortId", issue.ShortId);
        writer.WriteString("title", issue.Title);
        writer.WriteString("culprit", issue.Culprit);
        writer.WriteString("permalink", $"{view.LinkHost}/organizations/{view.OrganizationSlug}/issues/{issue.Id}/");
        writer.WriteString("logger", issue.Logger);
        writer.WriteString("level", issue.Level);
        WriteChangeable(writer, issue);
        writer.WriteString("platform", issue.Platform);
        writer.WriteNull("seerFixabilityScore");
        writer.WriteNull("seerAutofixLastTriggered");
        writer.WriteNull("seerExplorerAutofixLastTriggered");

        writer.WriteStartObject("project");
        writer.WriteString("id", ApiJson.Id(issue.Project.Id));
        writer.WriteString("name", issue.Project.Name);
        writer.WriteString("slug", issue.Project.Slug);
        writer.WriteString("platform", issue.Project.Platform);
        writer.WriteEndObject();

        writer.WriteString("type", issue.Type);
        writer.WriteString("issueType", issue.IssueType);
        writer.WriteString("issueCategory", issue.Category);
        WriteMetadata(writer, issue);
        writer.WriteNumber("numComments", issue.Comments);
        writer.WriteStartArray("annotations");
        writer.WriteEndArray();
    }

    private static void WriteChangeable(Utf8JsonWriter writer, Issue issue)
    {
        writer.WriteString("status", issue.Status);
        Write(writer, "statusDetails", issue.StatusDetails);
        writer.WriteString("substatus", issue.Substatus);
        writer.WriteString("priority", issue.Priority);
        writer.WriteString("priorityLockedAt", ApiJson.Date(issue.PriorityLockedAt));
        Write(writer, "assignedTo", UserShape.Assignee(issue.AssignedTo));
        writer.WriteBoolean("isPublic", issue.ShareId is not null);
        writer.WriteString("shareId", issue.ShareId);
        writer.WriteBoolean("isBookmarked", issue.IsBookmarked);
        writer.WriteBoolean("isSubscribed", issue.IsSubscribed);
        Write(writer, "subscriptionDetails", Subscription(issue));
        writer.WriteBoolean("hasSeen", issue.HasSeen);
    }

    public static JsonObject? Subscription(Issue issue) =>
        issue.IsSubscribed && issue.SubscriptionReason is not null
            ? new JsonObject { ["reason"] = issue.SubscriptionReason }
            : null;

    private static void WriteMetadata(Utf8JsonWriter writer, Issue issue)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("title", issue.Title);
        if (issue.ErrorType is not null)
        {
            writer.WriteString("type", issue.ErrorType);
            writer.WriteString("value", issue.ErrorValue);
            writer.WriteString("filename", issue.File);
            writer.WriteString("function", issue.Function);
        }

        writer.WriteStartObject("sdk");
        writer.WriteString("name", $"sentry.{issue.Platform}");
        writer.WriteString("name_normalized", $"sentry.{issue.Platform}");
        writer.WriteEndObject();
        writer.WriteNumber("severity", 0);
        writer.WriteString("severity_reason", "ml");
        writer.WriteNumber("initial_priority", 50);
        writer.WriteEndObject();
    }

    private static void WriteRowParts(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        // Leaving out either of these takes the figures of the row with it.
        if (view.Shows("lifetime") && view.Shows("stats"))
            WriteFigures(writer, issue);
        if (view.Shows("unhandled"))
            writer.WriteBoolean("isUnhandled", issue.IsUnhandled);

        if (view.Shows("stats") && view.StatsPeriod.Length > 0)
        {
            writer.WriteStartObject("stats");
            IssueStats.Write(writer, issue, view.StatsPeriod, view.Now);
            writer.WriteEndObject();
        }

        if (view.Shows("lifetime"))
        {
            writer.WriteStartObject("lifetime");
            WriteFigures(writer, issue);
            writer.WriteEndObject();
        }

        if (view.Shows("filtered"))
            WriteFiltered(writer, issue, view);

        WriteExpansions(writer, issue, view);
        if (view.Expand.Contains("sessions"))
            writer.WriteNumber("sessionCount", 0);
        writer.WriteNull("matchingEventId");
        writer.WriteNull("matchingEventEnvironment");
        WriteDerivedData(writer, issue);
    }

    private static void WriteFigures(Utf8JsonWriter writer, Issue issue)
    {
        // A number in quotes, while the users are a number.
        writer.WriteString("count", ApiJson.Id(issue.Count));
        writer.WriteNumber("userCount", issue.UserCount);
        writer.WriteString("firstSeen", ApiJson.Date(issue.FirstSeen));
        writer.WriteString("lastSeen", ApiJson.Date(issue.LastSeen));
    }

    private static void WriteFiltered(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        if (!view.HasFilteredFigures)
        {
            writer.WriteNull("filtered");
            return;
        }

        writer.WriteStartObject("filtered");
        WriteFigures(writer, issue);
        writer.WriteStartObject("stats");
        if (view.StatsPeriod.Length > 0)
            IssueStats.Write(writer, issue, view.StatsPeriod, view.Now);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteExpansions(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        if (view.Expand.Contains("inbox"))
        {
            Write(writer, "inbox", issue.InboxSince is not { } since ? null : new JsonObject
            {
                ["reason"] = 0,
                ["reason_details"] = null,
                ["date_added"] = ApiJson.Date(since),
            });
        }

        if (view.Expand.Contains("owners"))
            writer.WriteNull("owners");
        if (view.Expand.Contains("integrationIssues"))
            Write(writer, "integrationIssues", new JsonArray());
        if (view.Expand.Contains("sentryAppIssues"))
            Write(writer, "sentryAppIssues", new JsonArray());
        if (view.Expand.Contains("latestEventHasAttachments"))
            writer.WriteBoolean("latestEventHasAttachments", false);
    }

    private static void WriteDerivedData(Utf8JsonWriter writer, Issue issue)
    {
        writer.WriteStartObject("derivedData");
        writer.WriteString("blocker", "none");
        writer.WriteString("progress", "none");
        writer.WriteString("status", issue.Status == "unresolved" ? "open" : "closed");
        writer.WriteNumber("viewCount", 0);
        writer.WriteBoolean("hasOpenFixPr", false);
        writer.WriteBoolean("isAssigned", issue.AssignedTo is not null);
        writer.WriteBoolean("hasRootCause", false);
        writer.WriteString("lastCompletedAutofixStep", "none");
        writer.WriteNull("lastProgressedAt");
        writer.WriteEndObject();
    }

    private static void WriteDetailParts(Utf8JsonWriter writer, Issue issue, IssueView view)
    {
        var people = issue.Activity.Select(activity => activity.User).OfType<User>().Distinct().ToList();
        Write(writer, "activity", ApiJson.Array(Activities(issue)));
        Write(writer, "seenBy", ApiJson.Array(people.Select(UserShape.User)));
        Write(writer, "participants", ApiJson.Array(people.Select(UserShape.User)));
        writer.WriteNumber("userReportCount", 0);

        if (view.Shows("release"))
        {
            Write(writer, "firstRelease", issue.FirstRelease is { } first ? ReleaseShape.Summary(first) : null);
            Write(writer, "lastRelease", issue.LastRelease is { } last ? ReleaseShape.Summary(last) : null);
        }

        if (view.Shows("tags"))
            Write(writer, "tags", ApiJson.Array(issue.Tags.Select(tag => TagSummary(tag, issue))));

        if (view.Shows("stats"))
        {
            writer.WriteStartObject("stats");
            IssueStats.Write(writer, issue, "24h", view.Now);
            IssueStats.Write(writer, issue, "30d", view.Now);
            writer.WriteEndObject();
        }
    }

    public static IEnumerable<JsonNode> Activities(Issue issue)
    {
        var firstSeen = new IssueActivity("first_seen", issue.FirstSeen, User: null, Data: []);
        return issue.Activity.Append(firstSeen).Take(100).Select((activity, index) => new JsonObject
        {
            ["id"] = activity == firstSeen ? "0" : ApiJson.Id((issue.Id * 100) + issue.Activity.Count - index),
            ["user"] = activity.User is null ? null : UserShape.User(activity.User),
            ["type"] = activity.Type,
            ["data"] = activity.Data.DeepClone(),
            ["dateCreated"] = ApiJson.Date(activity.DateCreated),
        });
    }

    private static JsonObject TagSummary(Tag tag, Issue issue) => new()
    {
        ["key"] = tag.Key,
        ["name"] = char.ToUpperInvariant(tag.Key[0]) + tag.Key[1..].Replace('_', ' '),
        ["totalValues"] = issue.Count,
    };

    private static void Write(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }
}
