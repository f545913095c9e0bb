using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace SentryPS.Tests.Transport;

/// <summary>Compares what the module made of JSON with the JSON itself, as another reader reads it.</summary>
internal static class JsonComparison
{
    /// <summary>Where a property stands in the JSON, if not under its own name in camel case.</summary>
    private static readonly Dictionary<string, string[]> s_paths = new()
    {
        ["SentryEvent.Id"] = ["eventID"],
        ["SentryEvent.IssueId"] = ["groupID"],
        ["SentryEvent.ProjectId"] = ["projectID"],
        ["SentryEvent.Type"] = ["event.type", "type"],
        ["SentryEvent.NextEventId"] = ["nextEventID"],
        ["SentryEvent.PreviousEventId"] = ["previousEventID"],
        ["SentryEvent.UserId"] = ["user/id"],
        ["SentryEvent.UserEmail"] = ["user/email"],
        ["SentryEvent.UserName"] = ["user/username"],
        ["SentryEvent.UserFullName"] = ["user/name"],
        ["SentryEvent.UserIPAddress"] = ["user/ip_address"],
        ["SentryIssue.Project"] = ["project/slug"],
        ["SentryIssue.ProjectId"] = ["project/id"],
        ["SentryIssue.ProjectName"] = ["project/name"],
        ["SentryIssue.AssignedToId"] = ["assignedTo/id"],
        ["SentryIssue.AssignedToName"] = ["assignedTo/name"],
        ["SentryIssue.Events"] = ["count"],
        ["SentryIssue.Users"] = ["userCount"],
        ["SentryIssue.Comments"] = ["numComments"],
        ["SentryRelease.NewIssues"] = ["newGroups"],
        ["SentryRelease.Commits"] = ["commitCount"],
        ["SentryRelease.Deploys"] = ["deployCount"],
        ["SentryOrganization.Url"] = ["links/organizationUrl"],
        ["SentryOrganization.RegionUrl"] = ["links/regionUrl"],
        ["SentryOrganization.Status"] = ["status/id", "status"],
        ["SentryProject.LatestRelease"] = ["latestRelease/version"],
        ["SentryAlertRule.Aggregate"] = ["dataSources/0/queryObj/snubaQuery/aggregate"],
        ["SentryAlertRule.Query"] = ["dataSources/0/queryObj/snubaQuery/query"],
        ["SentryAlertRule.Environment"] = ["dataSources/0/queryObj/snubaQuery/environment", "environment"],
        ["SentryAlertRule.ConnectedIds"] = ["workflowIds", "detectorIds"],
    };

    /// <summary>Made of tags, of the request, or of several fields.</summary>
    private static readonly HashSet<string> s_derived =
    [
        "SentryEvent.Level", "SentryEvent.Environment", "SentryEvent.Release", "SentryEvent.Tags", "SentryEvent.User", "SentryIssue.Stats", "SentryIssue.AssignedTo",
        "SentryProject.Project", "SentryAlertRule.Kind", "SentryAlertRule.TimeWindow", "SentryAlertRule.Owner", "SentryAlertRule.OwnerId", "SentryAlertRule.OwnerName",
    ];

    /// <summary>Asserts that nothing of the JSON was lost or changed.</summary>
    public static void AssertSame(JsonElement json, object? value, string path)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var fields = Assert.IsAssignableFrom<IDictionary<string, object?>>(value);
                Assert.Equal(json.EnumerateObject().Select(field => field.Name), fields.Keys);
                foreach (var field in json.EnumerateObject())
                {
                    AssertSame(field.Value, fields[field.Name], $"{path}/{field.Name}");
                }

                break;
            case JsonValueKind.Array:
                var items = Assert.IsType<object?[]>(value);
                Assert.Equal(json.GetArrayLength(), items.Length);
                for (var index = 0; index < items.Length; index++)
                {
                    AssertSame(json[index], items[index], $"{path}/{index}");
                }

                break;
            default:
                object? expected = json.ValueKind switch
                {
                    JsonValueKind.String => json.GetString(),
                    JsonValueKind.Number => json.TryGetInt64(out var number) ? (object)number : json.GetDouble(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => null,
                };
                Assert.True(Equals(expected, value), $"{path}: expected {json.GetRawText()}, was {value}");
                break;
        }
    }

    /// <summary>Asserts that each property has what the JSON has for it. Gives the number of properties that it has.</summary>
    public static int AssertProperties(JsonElement json, object item)
    {
        var count = 0;
        foreach (var property in item.GetType().GetProperties().Where(property => property.DeclaringType == item.GetType()))
        {
            var name = $"{item.GetType().Name}.{property.Name}";
            if (s_derived.Contains(name) || Field(json, name, property.Name) is not { } field)
            {
                continue;
            }

            count++;
            AssertValue(field, property.GetValue(item), property.PropertyType, name);
        }

        return count;
    }

    private static JsonElement? Field(JsonElement json, string name, string property)
    {
        var paths = s_paths.TryGetValue(name, out var named) ? named : [char.ToLowerInvariant(property[0]) + property[1..]];
        return paths.Select(path => Follow(json, path)).FirstOrDefault(field => field is { ValueKind: not JsonValueKind.Object and not JsonValueKind.Undefined })
            ?? Follow(json, paths[0]);
    }

    private static JsonElement? Follow(JsonElement json, string path)
    {
        JsonElement? at = json;
        foreach (var step in path.Split('/'))
        {
            at = at switch
            {
                { ValueKind: JsonValueKind.Object } inside when inside.TryGetProperty(step, out var next) => next,
                { ValueKind: JsonValueKind.Array } list when int.TryParse(step, out var index) && index < list.GetArrayLength() => list[index],
                _ => null,
            };
        }

        return at;
    }

    private static void AssertValue(JsonElement json, object? value, Type type, string name)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            Assert.True(value is null or "" or 0 or 0L or false or ICollection { Count: 0 }, $"{name}: expected null, was {value}");
        }
        else if (typeof(IDictionary<string, object?>).IsAssignableFrom(type) || type == typeof(SentryList<object>))
        {
            AssertSame(json, value is SentryList<object?> list ? list.ToArray() : value, name);
        }
        else if (value is IReadOnlyList<string> texts)
        {
            Assert.Equal(json.EnumerateArray().Select(TextOf), texts);
        }
        else
        {
            object? expected = (Nullable.GetUnderlyingType(type) ?? type) switch
            {
                var text when text == typeof(string) => TextOf(json),
                var date when date == typeof(DateTime) => DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).LocalDateTime,
                var number when number == typeof(long) => long.Parse(TextOf(json), CultureInfo.InvariantCulture),
                var number when number == typeof(int) => int.Parse(TextOf(json), CultureInfo.InvariantCulture),
                var flag when flag == typeof(bool) => json.GetBoolean(),
                _ => throw new NotSupportedException($"{name} is a {type}."),
            };
            Assert.True(Equals(expected, value), $"{name}: expected {expected}, was {value}");
        }
    }

    private static string TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Object => json.GetProperty("slug").GetString()!,
        _ => json.GetRawText(),
    };
}
