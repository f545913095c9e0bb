namespace SentryPS.Completion;

/// <summary>Something that can be completed.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Description">What a person sees beside it.</param>
internal sealed record CompletionCandidate(string Text, string Description)
{
    /// <param name="completion">What is to be in the line in place of what was typed.</param>
    public CompletionResult ToResult(string completion) =>
        new(completion, SentryFormat.Line(Text), CompletionResultType.ParameterValue, SentryFormat.Line(Description));
}
