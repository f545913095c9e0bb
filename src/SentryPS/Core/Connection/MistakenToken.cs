using System.Text.RegularExpressions;

namespace SentryPS.Connection;

/// <summary>
/// Finds what was typed in the place of something else at Connect-Sentry. An address or a slug would be sent as the
/// token, and a token looked up as the name of a server; so nothing is sent, and what was typed is not repeated.
/// </summary>
internal static class MistakenToken
{
    // Tokens have 32 characters at least, or else a prefix.
    private const int ShortestToken = 32;

    private static readonly Regex s_address = new(
        @"://|^localhost\b|^[a-z0-9-]+(\.[a-z0-9-]+)*(\.[a-z]{2,}|:[0-9]+)(/.*)?$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static void Refuse(ConnectionChoices choices)
    {
        RefuseOtherAsToken(choices);
        RefuseTokenAs("-Url", choices.Url);
        RefuseTokenAs("-Organization", choices.Organization);
        RefuseTokenAs("-Project", choices.Project);
    }

    private static void RefuseOtherAsToken(ConnectionChoices choices)
    {
        if (choices.Token is null || SentryToken.Create(choices.Token) is not { Kind: SentryTokenKind.Unknown } token)
        {
            return;
        }

        var text = token.Reveal();
        if (s_address.IsMatch(text))
        {
            throw Mistake(
                "An address was given in the token's place. The token comes first, then the address: "
                + "Connect-Sentry <token> <address>, or Connect-Sentry -Token <token> -Url <address>.");
        }

        if (text.Length < ShortestToken)
        {
            throw Mistake(
                $"What was given as the token is too short for one, which has {ShortestToken} characters or more. "
                + "If it names an organization, write Connect-Sentry -Token <token> -Organization <slug>.");
        }
    }

    private static void RefuseTokenAs(string parameter, string? text)
    {
        if (text is not null && SentryToken.IsIn(text))
        {
            throw Mistake($"What was given to {parameter} is a token. Write Connect-Sentry -Token <token>.");
        }
    }

    // Without a target, which would be what must not be shown.
    private static SentryException Mistake(string message) => SentryException.InvalidInput(message);
}
