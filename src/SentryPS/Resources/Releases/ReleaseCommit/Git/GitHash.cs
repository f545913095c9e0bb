namespace SentryPS.Git;

/// <summary>The names of git's commits.</summary>
internal static class GitHash
{
    private const int Sha1Length = 40;
    private const int Sha256Length = 64;

    /// <summary>Whether the text is a whole hash. A shortened one names a commit for git alone.</summary>
    public static bool IsFull(string text) => text.Length is Sha1Length or Sha256Length && IsHexadecimal(text);

    public static bool IsHexadecimal(string text) =>
        text.Length > 0 && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F');

    /// <summary>As people read it.</summary>
    public static string Short(string hash) => hash.Length > 12 ? hash.Substring(0, 12) : hash;
}
