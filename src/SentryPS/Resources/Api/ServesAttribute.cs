namespace SentryPS.Api;

/// <summary>
/// Names the operations of the official schema that a command is there for, where they are not those of its base.
/// Requests that only help on the way, such as looking up an issue before it is changed, don't count.
/// Get-SentryApiOperation and docs/coverage.md are made from it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ServesAttribute(params string[] operations) : Attribute
{
    /// <summary>The official names (operationId).</summary>
    public IReadOnlyList<string> Operations { get; } = operations;
}
