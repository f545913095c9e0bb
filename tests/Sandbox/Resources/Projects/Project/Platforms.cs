namespace SentryPS.Sandbox.Resources;

/// <summary>The platforms that a project can have; Sentry knows more of each family.</summary>
internal static class Platforms
{
    private static readonly string[] s_families =
    [
        "android", "apple", "bun", "capacitor", "cocoa", "cordova", "dart", "deno", "dotnet", "electron", "elixir",
        "flutter", "go", "ionic", "java", "javascript", "kotlin", "minidump", "native", "node", "other", "perl", "php",
        "powershell", "python", "react", "ruby", "rust", "unity", "unreal",
    ];

    /// <summary>A family, or a framework of it, such as python-django.</summary>
    public static bool IsKnown(string platform) => platform.Length == 0 || s_families.Contains(platform.Split('-')[0]);
}
