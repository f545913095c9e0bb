namespace SentryPS.Binding;

/// <summary>The ids of events: 32 hexadecimal digits, which programs often write with dashes.</summary>
internal static class EventIds
{
    /// <summary>The id as paths have it: routes do not know the dashes. Null for what is no id of an event.</summary>
    public static string? Normalize(string text) =>
        Guid.TryParseExact(text, "N", out var id) || Guid.TryParseExact(text, "D", out id) ? id.ToString("N") : null;
}
