using SentryPS.Connection;

namespace SentryPS.Binding;

/// <summary>The rule for slugs, the names in Sentry's URLs.</summary>
internal static class Slug
{
    public static bool IsSlugOrId(string text) =>
        text.Length > 0 && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.');

    public static string Complaint(string text) =>
        $"{(SentryToken.IsIn(text) ? "A token" : $"'{text}'")} is not a slug or id. A slug is the name in Sentry's URLs, of letters, digits, '-' and '_', such as 'my-project'; an id is a number.";
}
