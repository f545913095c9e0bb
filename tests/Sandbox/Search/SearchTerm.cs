namespace SentryPS.Sandbox.Search;

internal enum Comparison
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>One condition of a query: <c>level:error</c>, <c>!issue.id:[1,2]</c>, <c>lastSeen:>-24h</c>, or free text.</summary>
/// <param name="Key">The field or tag, or null for free text.</param>
/// <param name="Comparison">How the field is compared.</param>
/// <param name="Values">One value, or those of a list.</param>
/// <param name="IsNegated">Whether the condition must not hold.</param>
internal sealed record SearchTerm(string? Key, Comparison Comparison, IReadOnlyList<string> Values, bool IsNegated)
{
    public string Value => Values[0];
}
