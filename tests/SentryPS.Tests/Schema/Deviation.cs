using System.Text.RegularExpressions;

namespace SentryPS.Tests.Schema;

/// <summary>A finding that is right as it is, because the schema is wrong or says too little.</summary>
/// <param name="Operation">The operation; <c>*</c> stands for any text.</param>
/// <param name="Subject">The subject of the finding; <c>*</c> stands for any text.</param>
/// <param name="Reason">How the server really behaves, and how that is known.</param>
internal sealed record Deviation(string Operation, string Subject, string Reason)
{
    public bool Covers(Finding finding) => IsLike(finding.Operation, Operation) && IsLike(finding.Subject, Subject);

    private static bool IsLike(string text, string pattern) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}
