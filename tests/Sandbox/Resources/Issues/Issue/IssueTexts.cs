using System.Globalization;

namespace SentryPS.Sandbox.Resources;

/// <summary>What went wrong, and where.</summary>
/// <param name="ErrorType">The type of the exception, or null for what is none.</param>
/// <param name="Text">Its message; <c>{0}</c> stands for a number that differs.</param>
/// <param name="File">The file of the innermost frame.</param>
/// <param name="Function">Its function.</param>
/// <param name="Culprit">What Sentry names as the place.</param>
internal sealed record Problem(string? ErrorType, string Text, string? File, string? Function, string Culprit)
{
    public string Category { get; init; } = "error";

    public string IssueType { get; init; } = "error";

    public string Logger => File ?? "app";

    public bool IsError => ErrorType is not null;
}

/// <summary>The vocabulary of seeded issues.</summary>
internal static class IssueTexts
{
    public static readonly IReadOnlyList<Problem> Problems =
    [
        new("TimeoutError", "upstream did not response within {0} ms", "clients/upstream.py", "fetch", "clients.upstream in fetch"),
        new("KeyError", "'order_{0}'", "orders/views.py", "detail", "/api/orders/{id}/"),
        new("ValueError", "could not convert string to float: '{0},50 €'", "pricing/parse.py", "amount", "pricing.parse in amount"),
        new("TypeError", "Cannot read properties of undefined (reading 'item{0}')", "static/cart.js", "renderCart", "cart.js in renderCart"),
        new("NullReferenceException", "Object reference not set to an instance of an object.", "Checkout/Basket.cs", "Total", "Checkout.Basket in Total"),
        new("OperationalError", "deadlock detected: process {0} waits for ShareLock", "db/session.py", "commit", "db.session in commit"),
        new("UnicodeDecodeError", "'utf-8' codec can't decode byte 0xe{0} in position 7", "imports/csv.py", "rows", "imports.csv in rows"),
        new("RangeError", "Maximum call stack size exceeded", "static/tree.js", "walk", "tree.js in walk"),
        new("HTTPError", "502 Bad Gateway for url: https://支付.example/charge/{0}", "payments/charge.py", "charge", "payments.charge in charge"),
        new("MemoryError", "unable to allocate {0} MiB for an array", "reports/pivot.py", "pivot", "reports.pivot in pivot"),
        new("AssertionError", "expected 1 row, got {0}", "inventory/stock.py", "reserve", "inventory.stock in reserve"),
        new("ConnectionResetError", "[Errno 104] Connection reset by peer", "workers/queue.py", "poll", "workers.queue in poll"),
        new(null, "Retrying import after {0} failures 🔁", "imports/run.py", null, "imports.run"),
        new(null, "Слишком много запросов от клиента {0}", null, null, "gateway.throttle"),
        new(null, "N+1 Query", null, null, "/api/orders/")
        {
            Category = "db_query",
            IssueType = "performance_n_plus_one_db_queries",
        },
    ];

    public static readonly IReadOnlyList<string> ErrorLevels = ["error", "error", "error", "error", "fatal"];
    public static readonly IReadOnlyList<string> OtherLevels = ["warning", "warning", "info", "debug", "sample"];
    public static readonly IReadOnlyList<string> Priorities = ["low", "medium", "medium", "high"];
    public static readonly IReadOnlyList<string> OpenSubstatuses = ["ongoing", "ongoing", "new", "escalating", "regressed"];

    public static readonly IReadOnlyList<string> ArchivedSubstatuses =
        ["archived_until_escalating", "archived_until_condition_met", "archived_forever"];

    public static readonly IReadOnlyList<IReadOnlyList<string>> EnvironmentSets =
        [["production"], ["production", "staging"], ["staging"], ["development"], ["production", "staging", "development"]];

    public static readonly IReadOnlyList<Tag> Browsers =
        [.. new[] { "Chrome 140.0", "Firefox 145.0", "Safari 26.1", "Edge 140.0" }.Select(name => new Tag("browser", name))];

    public static readonly IReadOnlyList<Tag> Systems =
        [.. new[] { "Linux", "Windows 11", "macOS 26.1", "Android 16" }.Select(name => new Tag("os", name))];

    public static readonly IReadOnlyList<Tag> Servers =
        [.. Enumerable.Range(1, 12).Select(number => new Tag("server_name", $"web-{number:00}"))];

    public static readonly IReadOnlyList<Tag> Customers =
        [.. new[] { "Blåbær AS", "Müller & Söhne", "日本商事", "Plain Ltd" }.Select(name => new Tag("customer", name))];

    private const int LongestTitle = 256;

    /// <summary>The problem's message with its number filled in.</summary>
    public static string Text(Problem problem, Random random) =>
        string.Format(CultureInfo.InvariantCulture, problem.Text, random.Next(10, 9000));

    public static string Title(Problem problem, string text, Random random)
    {
        var title = problem.ErrorType is null ? text : $"{problem.ErrorType}: {text}";
        if (random.Next(60) != 0)
            return title;

        // Some programs put all they have into a message, and Sentry cuts it off.
        var padding = string.Concat(Enumerable.Repeat($" while handling “{text}”", 12));
        return string.Concat((title + padding).AsSpan(0, LongestTitle - 3), "...");
    }
}
