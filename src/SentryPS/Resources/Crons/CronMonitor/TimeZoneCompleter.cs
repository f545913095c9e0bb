namespace SentryPS.Completion;

/// <summary>Completes the names of time zones in the tz database, as far as this computer knows them.</summary>
internal sealed class TimeZoneCompleter() : WordCompleter(
    TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => zone.Id)
        // Windows has names of its own, with blanks, which Sentry does not know.
        .Where(name => name.IndexOf(' ') < 0)
        .OrderBy(name => name, StringComparer.Ordinal));
