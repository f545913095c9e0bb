namespace SentryPS.Api;

/// <summary>An operation whose path has the form of a path that was asked for.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Values">What stands in the holes of its path, unescaped, by the name of the hole.</param>
internal sealed record OperationMatch(SentryApiOperation Operation, IReadOnlyDictionary<string, string> Values);
