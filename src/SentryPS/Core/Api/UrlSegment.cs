namespace SentryPS.Api;

/// <summary>What a name has to be like to be one segment of a path.</summary>
internal static class UrlSegment
{
    /// <summary>What <see cref="CanBe"/> demands, for messages.</summary>
    public const string Rule =
        "a name there is not empty, not '.' or '..', and has no slash, backslash or control character";

    /// <summary>
    /// A slash, a dot segment or a control character would reach another path than the one that was meant, even when
    /// escaped: proxies and servers undo escapes before they route. No name in Sentry has any of them.
    /// </summary>
    public static bool CanBe(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.Any(c => c is '/' or '\\' || char.IsControl(c));

    /// <summary>
    /// The name as it stands in a path; <see cref="SentryException"/> for one that cannot stand there.
    /// </summary>
    public static string Escape(string name) => CanBe(name)
        ? Uri.EscapeDataString(JsonValue.CheckText(name, "part of a Sentry URL"))
        : throw SentryException.InvalidInput($"'{name}' cannot be part of a Sentry URL: {Rule}.");
}
