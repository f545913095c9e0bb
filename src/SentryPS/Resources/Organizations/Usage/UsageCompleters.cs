namespace SentryPS.Completion;

/// <summary>Completes the kinds of data that Sentry counts.</summary>
internal sealed class UsageCategoryCompleter() : WordCompleter(
    "error", "transaction", "attachment", "replay", "span", "log_item", "log_byte", "monitor", "profile",
    "profile_duration", "profile_duration_ui", "profile_chunk", "profile_chunk_ui", "session", "security",
    "feedback");

/// <summary>Completes what can become of data.</summary>
internal sealed class UsageOutcomeCompleter() : WordCompleter(
    "accepted", "filtered", "rate_limited", "invalid", "abuse", "client_discard", "cardinality_limited");
