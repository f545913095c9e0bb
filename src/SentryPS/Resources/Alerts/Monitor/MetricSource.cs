namespace SentryPS.Commands;

/// <summary>What a metric monitor measures, in the form that the server takes: seconds, names of datasets, and so on.</summary>
internal static class MetricSource
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    // The only spans for which the server has rates of crashes.
    private static readonly double[] s_crashHours = [0.5, 1, 2, 4, 12, 24];

    private static readonly Dictionary<SentryMonitorMeasure, (string Dataset, string[] EventTypes, string Aggregate)> s_measures = new()
    {
        [SentryMonitorMeasure.Errors] = ("events", ["error", "default"], "count()"),
        [SentryMonitorMeasure.Users] = ("events", ["error", "default"], "count_unique(tags[sentry:user])"),
        [SentryMonitorMeasure.Throughput] = ("events_analytics_platform", ["trace_item_span"], "count(span.duration)"),
        [SentryMonitorMeasure.Duration] = ("events_analytics_platform", ["trace_item_span"], "p95(span.duration)"),
        [SentryMonitorMeasure.FailureRate] = ("events_analytics_platform", ["trace_item_span"], "failure_rate()"),
        [SentryMonitorMeasure.Logs] = ("events_analytics_platform", ["trace_item_log"], "count(message)"),
        [SentryMonitorMeasure.CrashFreeSessions] = ("metrics", [], "percentage(sessions_crashed, sessions) AS _crash_rate_alert_aggregate"),
        [SentryMonitorMeasure.CrashFreeUsers] = ("metrics", [], "percentage(users_crashed, users) AS _crash_rate_alert_aggregate"),
    };

    public static Dictionary<string, object?> Create(
        SentryMonitorMeasure measure, string? aggregate, string? query, TimeSpan window, string? environment)
    {
        var (dataset, eventTypes, usual) = s_measures[measure];
        return Body(dataset, eventTypes, aggregate ?? usual, query ?? "", SecondsOf(window, dataset), environment);
    }

    /// <summary>
    /// The source that a monitor has, as a body: the server takes the list of sources as a whole, and what is left out of it
    /// is gone.
    /// </summary>
    /// <exception cref="SentryException">The monitor measures nothing, or its source is missing on the server.</exception>
    public static Dictionary<string, object?> Read(SentryMonitor monitor)
    {
        var query = monitor.Raw.Field("dataSources") is object?[] { Length: > 0 } sources ? sources[0].Field("queryObj").Field("snubaQuery") : null;
        if (query is null)
        {
            throw SentryException.InvalidInput(
                $"Monitor {monitor.Id} ('{monitor.Name}') measures nothing that could be changed: its type is {monitor.Type}, and the server shows no query of it.", monitor.Id);
        }

        var body = Body(
            query.Text("dataset") ?? "", query.Items("eventTypes"), query.Text("aggregate") ?? "", query.Text("query") ?? "",
            query.Number("timeWindow") ?? 0, query.Text("environment"));
        // The server no longer takes this one from anybody.
        if (query.Text("extrapolationMode") is { } mode && mode != "server_weighted")
            body["extrapolationMode"] = mode;
        return body;
    }

    /// <summary>The number of seconds of a window.</summary>
    /// <exception cref="SentryException">The server measures over no such span.</exception>
    public static int SecondsOf(TimeSpan window, string dataset)
    {
        if (window < TimeSpan.FromMinutes(1) || window > s_day || window.TotalMinutes % 1 != 0)
        {
            throw SentryException.InvalidInput(
                $"-TimeWindow is {window}; it has to be whole minutes, from one minute to a day. It is a time span, such as '01:00:00' for an hour: a bare number counts ticks.", window);
        }

        return dataset != "metrics" || s_crashHours.Contains(window.TotalHours)
            ? (int)window.TotalSeconds
            : throw SentryException.InvalidInput($"-TimeWindow is {window}; rates of crashes are measured over 30 minutes, or 1, 2, 4, 12 or 24 hours.", window);
    }

    private static Dictionary<string, object?> Body(
        string dataset, IEnumerable<object?> eventTypes, string aggregate, string query, int seconds, string? environment) => new()
        {
            ["aggregate"] = aggregate,
            ["dataset"] = dataset,
            ["query"] = query,
            ["queryType"] = dataset switch { "events" => 0, "metrics" => 2, _ => 1 },
            ["eventTypes"] = eventTypes.ToList(),
            ["timeWindow"] = seconds,
            // The server wants the key in any case.
            ["environment"] = environment,
        };
}
