using SentryPS.Benchmarks.Measuring;

namespace SentryPS.Benchmarks.Clients;

/// <summary>
/// Sentry's own command line tools: sentry-cli, which is native code, and the newer sentry, which runs in node. Both come
/// from npm, into a folder beside this program. Where that cannot be, they do not take part.
/// </summary>
internal sealed class NodeClients
{
    public const string SentryCliVersion = "3.8.0";
    public const string SentryVersion = "0.49.0";

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "clients");

    private NodeClients()
    {
    }

    /// <summary>The native program itself, without the start of node before it.</summary>
    public string? SentryCli { get; private init; }

    public string? Sentry { get; private init; }

    public static async Task<NodeClients> InstallAsync()
    {
        if (Find() is { SentryCli: not null, Sentry: not null } installed)
            return installed;
        if (ChildProcess.FindProgram("npm") is not { } npm)
            return new();

        Directory.CreateDirectory(s_folder);
        try
        {
            await ChildProcess.RunAsync(
                npm,
                ["install", "--prefix", s_folder, "--no-audit", "--no-fund", "--silent", $"@sentry/cli@{SentryCliVersion}", $"sentry@{SentryVersion}"],
                folder: s_folder);
        }
        catch (InvalidOperationException error)
        {
            Console.WriteLine($"Without sentry-cli and sentry: {error.Message}");
        }

        return Find();
    }

    public Contender? ListWithSentryCli(SandboxProcess sandbox) => SentryCli is null ? null : new(
        $"sentry-cli {SentryCliVersion} issues list",
        async () =>
        {
            var result = await ChildProcess.RunAsync(
                SentryCli,
                ["issues", "list", "-o", SandboxProcess.Organization, "-p", SandboxProcess.Project, "--pages", "100000"],
                sandbox.Environment);
            // A table: a line per issue, the head, and three rules.
            const int frame = 4;
            return new(result.Milliseconds, result.Count - frame);
        });

    public Contender? ListWithSentry(SandboxProcess sandbox) => Sentry is null ? null : new(
        $"sentry {SentryVersion} issue list",
        async () =>
        {
            // Without a query, or with an empty one, it lists the unresolved issues.
            var result = await ChildProcess.RunAsync(
                Sentry,
                ["issue", "list", $"{SandboxProcess.Organization}/{SandboxProcess.Project}", "--query", " ", "--limit", "1000", "--fresh", "--json"],
                new Dictionary<string, string>(sandbox.Environment)
                {
                    ["HOME"] = s_folder,
                    ["SENTRY_CLI_NO_TELEMETRY"] = "1",
                },
                s_folder,
                counted: "\"shortId\":");
            return new(result.Milliseconds, result.Count);
        });

    private static NodeClients Find()
    {
        var modules = Path.Combine(s_folder, "node_modules");
        if (!Directory.Exists(modules))
            return new();

        var extension = OperatingSystem.IsWindows() ? ".cmd" : "";
        return new()
        {
            SentryCli = Directory.GetDirectories(Path.Combine(modules, "@sentry"), "cli-*")
                .SelectMany(package => Directory.GetFiles(Path.Combine(package, "bin"), "sentry-cli*"))
                .FirstOrDefault(),
            Sentry = new[] { Path.Combine(modules, ".bin", "sentry" + extension) }.FirstOrDefault(File.Exists),
        };
    }
}
