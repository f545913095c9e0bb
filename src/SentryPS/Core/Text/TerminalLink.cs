namespace SentryPS;

/// <summary>
/// Links that terminals open (OSC 8). A terminal that does not know them may show their addresses, and a file would
/// have them in its text, so they are made only where a terminal is that is known to have them.
/// </summary>
internal static class TerminalLink
{
    private static readonly string[] s_programs =
        ["iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"];
    private static readonly string[] s_terminals = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot"];

    /// <param name="rendering">
    /// PowerShell's <c>$PSStyle.OutputRendering</c>, which Windows PowerShell does not have.
    /// </param>
    public static bool IsShown(string rendering) =>
        rendering == "Host" && !Console.IsOutputRedirected && HasLinks(Environment.GetEnvironmentVariable);

    public static string Make(string text, string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? $"\u001b]8;;{address.AbsoluteUri}\u001b\\{text}\u001b]8;;\u001b\\"
            : text;

    private static bool HasLinks(Func<string, string?> variable) =>
        !string.IsNullOrEmpty(variable("WT_SESSION"))
        || s_programs.Contains(variable("TERM_PROGRAM"))
        || s_terminals.Contains(variable("TERM"))
        || !string.IsNullOrEmpty(variable("KONSOLE_VERSION"))
        // The terminals of GNOME and its relatives have them since 0.50.
        || (int.TryParse(variable("VTE_VERSION"), out var version) && version >= 5000);
}
