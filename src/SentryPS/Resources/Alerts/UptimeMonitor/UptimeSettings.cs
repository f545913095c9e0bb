using System.Collections;
using System.Globalization;

namespace SentryPS.Commands;

/// <summary>The parameters of uptime monitors in the form that the server takes: seconds here, milliseconds there.</summary>
internal static class UptimeSettings
{
    private const int MostBytes = 1000;

    /// <summary>How often Sentry can ask, in seconds.</summary>
    private static readonly int[] s_intervals = [60, 300, 600, 1200, 1800, 3600];

    public static void SetInterval(Dictionary<string, object?> source, TimeSpan interval) =>
        source["intervalSeconds"] = MonitorBody.SecondsOf(interval, "Interval", s_intervals);

    public static void SetTimeout(Dictionary<string, object?> source, TimeSpan timeout)
    {
        if (timeout < TimeSpan.FromSeconds(1) || timeout > TimeSpan.FromMinutes(1))
            throw SentryException.InvalidInput($"-Timeout is {timeout}; it is a time span from one second to one minute, such as '00:00:05'. A bare number counts ticks.", timeout);
        source["timeoutMs"] = (int)timeout.TotalMilliseconds;
    }

    public static void SetUrl(Dictionary<string, object?> source, Uri url) => source["url"] = url is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        ? url.OriginalString
        : throw SentryException.InvalidInput($"'{url}' is no address that can be asked for: one begins with https:// or http://.", url);

    public static void SetHeader(Dictionary<string, object?> source, IDictionary headers) => source["headers"] = headers.Keys.Cast<object>()
        .Select(name => new[] { $"{name}", Convert.ToString(headers[name], CultureInfo.InvariantCulture) ?? "" })
        .ToList();

    /// <summary>The server counts the request as a whole.</summary>
    public static void CheckSize(Dictionary<string, object?> source)
    {
        var headers = source.TryGetValue("headers", out var given) ? JsonText.Write(JsonValue.From(given)) : "";
        var body = source.TryGetValue("body", out var text) ? text as string ?? "" : "";
        var size = System.Text.Encoding.UTF8.GetByteCount($"{source["url"]}{headers}{body}");
        if (size > MostBytes)
            throw SentryException.InvalidInput($"The request that the monitor would send is longer than {MostBytes} bytes with its headers and body, which Sentry does not allow.");
    }

    /// <summary>The source that a monitor has, as a body, since the server takes the list of sources as a whole.</summary>
    public static Dictionary<string, object?> Read(SentryMonitor monitor)
    {
        if (monitor.Type != "uptime_domain_failure")
        {
            throw SentryException.InvalidInput(
                $"Monitor {monitor.Id} ('{monitor.Name}') is no uptime monitor, but of the type {monitor.Type}. Set-SentryMonitor is the command for that.", monitor.Id);
        }

        var source = monitor.Raw.Field("dataSources") is object?[] { Length: > 0 } sources ? sources[0].Field("queryObj") as IDictionary<string, object?> : null;
        return source is null
            ? throw SentryException.InvalidInput($"Monitor {monitor.Id} ('{monitor.Name}') cannot be changed: the server does not show what it asks for.", monitor.Id)
            : source.Where(field => s_fields.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value);
    }

    private static readonly string[] s_fields = ["url", "method", "headers", "body", "intervalSeconds", "timeoutMs", "traceSampling", "assertion"];
}
