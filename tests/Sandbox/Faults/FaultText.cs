using System.Globalization;

namespace SentryPS.Sandbox.Faults;

/// <summary>
/// Plans of faults as people write them: <c>429=5%,reset-after=2%,truncate=3%</c>. The shares are of all requests, and
/// the rest of the requests are answered as they should be.
/// </summary>
public static class FaultText
{
    // What a client waits after 429 is a moment only, so that storms are quick.
    private static readonly Dictionary<string, Fault> s_faults = new()
    {
        ["429"] = (context, next) => FaultKinds.RateLimited(DateTimeOffset.UtcNow)(context, next),
        ["500"] = FaultKinds.InternalError("0123456789abcdef"),
        ["502"] = FaultKinds.Html(502, "Bad Gateway"),
        ["503"] = FaultKinds.Empty(503),
        ["504"] = FaultKinds.Html(504, "Gateway Time-out"),
        ["524"] = FaultKinds.Html(524, "A timeout occurred"),
        ["500-after"] = FaultKinds.After(FaultKinds.InternalError(null)),
        ["502-after"] = FaultKinds.After(FaultKinds.Html(502, "Bad Gateway")),
        ["504-after"] = FaultKinds.After(FaultKinds.Html(504, "Gateway Time-out")),
        ["reset"] = FaultKinds.ResetBefore(),
        ["reset-after"] = FaultKinds.ResetAfter(),
        ["hang"] = FaultKinds.Hang(),
        ["truncate"] = FaultKinds.Truncate(1000),
        ["stall"] = FaultKinds.Stall(1000),
        ["slow"] = FaultKinds.Slow(pieces: 10, TimeSpan.FromMilliseconds(20)),
        ["garbage"] = FaultKinds.Answer(200, """[{"id":"1","title":"It ends in the mid"""),
        ["html"] = FaultKinds.Html(200, "Log in"),
        ["type"] = FaultKinds.ContentType("text/plain"),
        ["duplicate"] = FaultKinds.DuplicateRows(),
        ["loop"] = FaultKinds.LoopingCursor(),
        ["redirect"] = FaultKinds.Answer(302, contentType: null, headers: ("Location", "https://elsewhere.example/login/")),
        ["renamed"] = FaultKinds.Answer(
            302,
            """{"slug":"renamed","detail":{"code":"resource-moved","message":"Resource has been moved","extra":{"slug":"renamed"}}}""",
            headers: ("Location", "/api/0/projects/acme/renamed/")),
    };

    /// <summary>The names of all faults.</summary>
    public static IReadOnlyCollection<string> Names => s_faults.Keys;

    /// <summary>Reads a plan. What is wrong with it is the message of a <see cref="FormatException"/>.</summary>
    public static IReadOnlyList<(double Share, Fault Fault)> Parse(string text)
    {
        var shares = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToList();
        return shares.Sum(entry => entry.Share) <= 1
            ? shares
            : throw new FormatException($"The shares of '{text}' are more than 100 %.");
    }

    private static (double Share, Fault Fault) ParseOne(string entry)
    {
        if (entry.Split('=') is not [var name, [.. var percent, '%']]
            || !double.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share))
        {
            throw new FormatException($"'{entry}' is not a share of faults; one looks like 502=5%.");
        }

        return s_faults.TryGetValue(name, out var fault)
            ? (share / 100, fault)
            : throw new FormatException($"There is no fault '{name}'. There are {string.Join(", ", Names)}.");
    }
}
