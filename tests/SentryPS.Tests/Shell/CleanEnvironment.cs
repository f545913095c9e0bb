using System.Runtime.CompilerServices;

namespace SentryPS.Tests.Shell;

/// <summary>Whoever runs the tests may have a token in the environment. It must not decide how they end, nor be sent anywhere.</summary>
internal static class CleanEnvironment
{
    public static readonly string[] Variables = ["SENTRY_AUTH_TOKEN", "SENTRY_URL", "SENTRY_ORG", "SENTRY_PROJECT"];

    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (var name in Variables)
            Environment.SetEnvironmentVariable(name, null);

        // Show-SentryIssue writes the address where it cannot start one, and no test opens pages on a person's screen.
        Environment.SetEnvironmentVariable("BROWSER", "no browser in tests");
    }
}
