namespace SentryPS.Tests.Pester;

/// <summary>What became of one <c>It</c>, or of a file or block that did not get as far as its tests.</summary>
/// <param name="Name">The headings that lead to it.</param>
/// <param name="Outcome">Passed, Failed or Skipped.</param>
/// <param name="Message">Why it failed or was skipped.</param>
public sealed record PesterResult(string Name, string Outcome, string Message)
{
    public static PesterResult Failed(string name, string message) => new(name, nameof(Failed), message);
}
