namespace SentryPS.Completion;

/// <summary>Something that can be completed.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Description">What a person sees beside it.</param>
internal sealed record CompletionCandidate(string Text, string Description);
