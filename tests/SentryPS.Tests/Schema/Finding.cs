namespace SentryPS.Tests.Schema;

/// <summary>Something about a request or a response that the official schema does not say.</summary>
/// <param name="Operation">The name of the operation; where there is none, method and path.</param>
/// <param name="Subject">What it is about, such as <c>query sort</c> or <c>body name</c>; <c>operation</c> for all of it.</param>
/// <param name="Problem">What is wrong, for people.</param>
internal sealed record Finding(string Operation, string Subject, string Problem)
{
    public override string ToString() => $"{Operation}, {Subject}: {Problem}";
}
