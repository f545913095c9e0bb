using System.Text.Json;

namespace SentryPS.Http.Json.Models;

/// <summary>
/// Reads monitors, alerts and metric alerts. They share most names and contradict each other in none; the cmdlet knows
/// which of them it asked for.
/// </summary>
internal static class AlertRuleReader
{
    private static readonly ObjectReader<SentryAlertRule> s_query = new(() => new())
    {
        { "aggregate", (rule, ref reader) => rule.Aggregate = reader.Text() },
        { "query", (rule, ref reader) => rule.Query = reader.Text() },
        { "environment", (rule, ref reader) => rule.Environment = reader.Text() },
        { "timeWindow", (rule, ref reader) => rule.TimeWindow = reader.SpanOrNull() },
    };

    private static readonly ObjectReader<SentryAlertRule> s_queryObject = new(() => new())
    {
        { "snubaQuery", (rule, ref reader) => s_query.ReadInto(rule, ref reader) },
    };

    private static readonly ObjectReader<SentryAlertRule> s_dataSource = new(() => new())
    {
        { "queryObj", (rule, ref reader) => s_queryObject.ReadInto(rule, ref reader) },
    };

    public static readonly ObjectReader<SentryAlertRule> Instance = new(() => new())
    {
        { "id", (rule, ref reader) => rule.Id = reader.Text() ?? "" },
        { "name", (rule, ref reader) => rule.Name = reader.Text() ?? "" },
        { "type", (rule, ref reader) => rule.Type = reader.Text() },
        { "enabled", (rule, ref reader) => rule.Enabled = reader.FlagOrNull() },
        { "projectId", (rule, ref reader) => rule.ProjectId = reader.Text() },
        { "projects", (rule, ref reader) => rule.Projects = reader.TextArray("slug") },
        { "environment", (rule, ref reader) => rule.Environment = reader.Text() ?? rule.Environment },
        { "owner", (rule, ref reader) => rule.Owner = ReadOwner(ref reader) },
        { "workflowIds", (rule, ref reader) => rule.ConnectedIds = reader.TextArray("id") },
        { "detectorIds", (rule, ref reader) => rule.ConnectedIds = reader.TextArray("id") },
        { "dateCreated", (rule, ref reader) => rule.DateCreated = reader.Date() },
        { "dateUpdated", (rule, ref reader) => rule.DateUpdated = reader.Date() },
        { "dateModified", (rule, ref reader) => rule.DateUpdated = reader.Date() },
        { "lastTriggered", (rule, ref reader) => rule.LastTriggered = reader.Date() },
        { "aggregate", (rule, ref reader) => rule.Aggregate = reader.Text() },
        { "query", (rule, ref reader) => rule.Query = reader.Text() },
        // A metric alert counts in minutes, the query of a monitor in seconds.
        { "timeWindow", (rule, ref reader) => rule.TimeWindow = reader.SpanOrNull(unit: 60) },
        { "dataSources", (rule, ref reader) => ReadDataSources(rule, ref reader) },
    };

    /// <summary>A monitor has one source of data; several would be several monitors.</summary>
    private static void ReadDataSources(SentryAlertRule rule, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            s_dataSource.ReadInto(rule, ref reader);
        }
    }

    /// <summary>Alerts name their owner as "team:1", monitors as an object.</summary>
    private static string? ReadOwner(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.StartObject ? reader.Text()
        : ActorReader.Read(ref reader) is { Id: not null } actor ? $"{actor.Type}:{actor.Id}"
        : null;
}
