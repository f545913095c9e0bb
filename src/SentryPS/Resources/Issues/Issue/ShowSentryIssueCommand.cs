using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SentryPS.Commands;

/// <summary>Opens the pages of issues in the browser. Where there is no browser, it emits their addresses.</summary>
[Cmdlet(VerbsCommon.Show, "SentryIssue")]
[OutputType(typeof(string))]
public sealed class ShowSentryIssueCommand : OrganizationCmdlet
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    private protected override void ProcessInput() => ForEachTarget(Issue, issue =>
    {
        var page = new Uri(issue.Permalink ?? PermalinkOf(issue));
        if (!IsOpened(page))
        {
            WriteObject(page.AbsoluteUri);
        }
    });

    private string PermalinkOf(SentryIssueReference issue)
    {
        var organization = RequiredOrganization;
        return Fetch<SentryIssue>(new(ApiMethod.Get, $"organizations/{organization}/issues/{issue.Value}/") { Organization = organization, Scope = "event:read", Subject = $"Issue {issue}" })
            .Permalink ?? throw SentryException.InvalidResponse($"Issue {issue} has no page.");
    }

    private static bool IsOpened(Uri page)
    {
        // The address comes from the server, and the system would open anything: a file or a program too.
        if (page.Scheme != Uri.UriSchemeHttps && page.Scheme != Uri.UriSchemeHttp)
        {
            return false;
        }

        var browser = Environment.GetEnvironmentVariable("BROWSER");
        var hasDesktop = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            || RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
        if (string.IsNullOrEmpty(browser) && !hasDesktop)
        {
            return false;
        }

        try
        {
            var start = string.IsNullOrEmpty(browser)
                ? new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true }
                : new ProcessStartInfo(browser!, page.AbsoluteUri) { UseShellExecute = false };
            Process.Start(start)?.Dispose();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
