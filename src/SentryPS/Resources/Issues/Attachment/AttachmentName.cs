namespace SentryPS.Commands;

/// <summary>
/// The name of the file into which an attachment goes. What a server says is a name may be a path, or mean something to
/// the system; here it is neither, on any system.
/// </summary>
internal static class AttachmentName
{
    // With the event's id before it, in UTF-8, it stays below what file systems take.
    private const int MostCharacters = 50;
    private const int LongestExtension = 12;
    private const string Forbidden = "<>:\"/\\|?*\uFFFD";

    /// <summary>The event's id and the attachment's name, as one name within a folder.</summary>
    /// <param name="attachment">What is saved.</param>
    /// <param name="isTaken">Whether the same command has saved a file of that name.</param>
    public static string Of(SentryAttachment attachment, Func<string, bool> isTaken)
    {
        var (prefix, name) = (Clean(attachment.EventId ?? ""), Clean(attachment.Name));
        var whole = $"{prefix}-{name}";
        return isTaken(whole) ? $"{prefix}-{Clean(attachment.Id)}-{name}" : whole;
    }

    private static string Clean(string text)
    {
        // What stands before a slash is a way through somebody else's folders.
        var last = ShownText.Line(text).Split('/', '\\').Last();
        var clean = new string([.. last.Select(c => Forbidden.Contains(c) ? '_' : c)]).Trim(' ', '.');
        return clean.Length == 0 ? "attachment" : Shorten(clean);
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MostCharacters)
            return name;

        var extension = Path.GetExtension(name) is { Length: <= LongestExtension } found ? found : "";
        var length = MostCharacters - extension.Length;
        return name.Substring(0, char.IsHighSurrogate(name[length - 1]) ? length - 1 : length) + extension;
    }
}
