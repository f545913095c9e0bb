namespace SentryPS.Tests.Storms;

/// <summary>
/// The same tests in two sizes: one for every day, and one that takes its time, where the environment says so.
/// <c>build.ps1 -Task Soak</c> does, or <c>SENTRYPS_SOAK=1 dotnet test --filter Category=Soak</c>.
/// </summary>
internal static class Soak
{
    /// <summary>The trait of tests that have a large size.</summary>
    public const string Category = "Soak";

    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("SENTRYPS_SOAK") == "1";

    public static int Size(int ordinary, int soak) => IsOn ? soak : ordinary;
}
