namespace SentryPS.Completion;

/// <summary>Completes the names of the filters that every project has.</summary>
internal sealed class InboundFilterCompleter() : WordCompleter(
    "browser-extensions", "filtered-transaction", "legacy-browsers", "localhost", "web-crawlers");

/// <summary>Completes the browsers of the filter of old browsers.</summary>
internal sealed class LegacyBrowserCompleter() : WordCompleter(
    "ie", "edge", "safari", "firefox", "chrome", "opera", "android", "opera_mini", "ie_pre_9", "ie9", "ie10",
    "ie11", "safari_pre_6", "opera_pre_15", "opera_mini_pre_8", "android_pre_4", "edge_pre_79");
