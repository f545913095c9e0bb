namespace SentryPS.Commands;

/// <summary>
/// The limit of a project key as it is sent: a number of events and a number of seconds, never one alone.
/// </summary>
internal static class KeyRateLimit
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>The field of the body; half a limit is one at which servers fail.</summary>
    public static Dictionary<string, object?> Compose(int? count, TimeSpan? window)
    {
        if (count is not { } events || window is not { } time)
            throw SentryException.InvalidInput(
                "A rate limit is -RateLimitCount events within -RateLimitWindow: give both.");

        if (time < TimeSpan.FromSeconds(1) || time > s_longest || events < 1)
        {
            throw SentryException.InvalidInput(
                "-RateLimitWindow is from a second to a day, and -RateLimitCount at least 1; "
                + $"{time} and {events} were given.");
        }

        return new() { ["count"] = events, ["window"] = (long)time.TotalSeconds };
    }

    /// <summary>Plans without limits of keys pass over them, and say nothing.</summary>
    public static bool IsShown(SentryProjectKey key, int? count, TimeSpan? window) =>
        key.RateLimitCount == count && key.RateLimitWindow == window;
}
