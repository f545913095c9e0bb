using System.Management.Automation.Host;
using System.Net;
using System.Security;
using System.Text.RegularExpressions;

namespace SentryPS.Commands;

/// <summary>Asks a person for the token.</summary>
internal static class TokenPrompt
{
    private const string Scopes =
        "event:read, event:write, org:read, project:read, project:releases, team:read and alerts:read";

    // Hosts in which nobody sits.
    private static readonly string[] s_unattendedHosts = ["Default Host", "ServerRemoteHost"];

    // pwsh -Command, -EncodedCommand and -NonInteractive, as far as they are usually shortened.
    private static readonly Regex s_unattendedSwitch = new(
        @"^(--?|/)(c|com\w*|cwa|e|ec|enc\w*|noni\w*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>
    /// Says whether a person typed the command at a prompt. Of a script nobody may be asked anything.
    /// </summary>
    public static bool CanAsk(PSHost host, InvocationInfo invocation) =>
        invocation.CommandOrigin == CommandOrigin.Runspace
        && host.UI is not null
        && !s_unattendedHosts.Contains(host.Name)
        && (host.Name != "ConsoleHost"
            || (!Console.IsInputRedirected && !Environment.GetCommandLineArgs().Any(s_unattendedSwitch.IsMatch)));

    /// <summary>The token that was typed or pasted, of which the screen shows nothing. Null for none.</summary>
    public static SecureString? Ask(PSHost host, Uri server)
    {
        host.UI.WriteLine($"Make a token at {server}settings/account/api/auth-tokens/ and paste it here.");
        host.UI.WriteLine($"What most commands need are the scopes {Scopes}; event:admin deletes.");
        host.UI.Write("Token: ");
        using var typed = host.UI.ReadLineAsSecureString();
        var text = typed is null ? "" : new NetworkCredential("", typed).Password.Trim();
        return text.Length == 0 ? null : new NetworkCredential("", text).SecurePassword;
    }
}
