using System.Text.RegularExpressions;

namespace SentryPS.Commands;

/// <summary>
/// Lets through what can be the slug of a cron monitor. Of another text the server would make one of its own.
/// </summary>
internal sealed class ValidateCronSlugAttribute : ValidateArgumentsAttribute
{
    public static bool IsSlug(string text) =>
        Regex.IsMatch(text, @"^(?![0-9]+\z)[a-z0-9_-]{1,50}\z", RegexOptions.CultureInvariant);

    public static string Complaint(string text) =>
        $"{(Connection.SentryToken.IsIn(text) ? "A token" : $"'{text}'")} is not the slug of a cron monitor: "
        + "up to 50 lower-case letters, digits, '-' and '_', not digits alone, such as 'nightly-backup'.";

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string { Length: > 0 } text && !IsSlug(text))
            throw Refusal.Of(Complaint(text));
    }
}
