namespace SentryPS.Cmdlets;

/// <summary>
/// The base of all cmdlets. What they say to people has words in it that servers and strangers choose; here all of it
/// is made fit to show, and each message stays one line.
/// </summary>
public abstract class TerminalCmdlet : PSCmdlet
{
    private protected TerminalCmdlet()
    {
    }

    /// <summary>The full path of a file or folder that a person named.</summary>
    /// <exception cref="SentryException">It is on no drive, or on one that has no files.</exception>
    private protected string PathOf(string path)
    {
        try
        {
            var full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" && full.IndexOfAny(Path.GetInvalidPathChars()) < 0
                ? full
                : throw SentryException.InvalidInput($"'{path}' is no path of a file.", path);
        }
        catch (RuntimeException exception)
        {
            throw SentryException.InvalidInput($"'{path}' is no path of a file: {exception.Message}", path);
        }
    }

    internal new void WriteWarning(string text) => base.WriteWarning(SentryFormat.Line(text));

    internal new void WriteVerbose(string text) => base.WriteVerbose(SentryFormat.Line(text));

    internal new void WriteProgress(ProgressRecord progress) => base.WriteProgress(new(
        progress.ActivityId, SentryFormat.Line(progress.Activity), SentryFormat.Line(progress.StatusDescription))
    {
        PercentComplete = progress.PercentComplete,
        SecondsRemaining = progress.SecondsRemaining,
        RecordType = progress.RecordType,
    });

    internal new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(SentryFormat.Line(target), SentryFormat.Line(action));

    internal new bool ShouldProcess(string description, string question, string caption) =>
        base.ShouldProcess(SentryFormat.Line(description), SentryFormat.Line(question), SentryFormat.Line(caption));

    internal new bool ShouldContinue(string question, string caption) =>
        base.ShouldContinue(SentryFormat.Line(question), SentryFormat.Line(caption));
}
