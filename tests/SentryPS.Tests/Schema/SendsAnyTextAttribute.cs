namespace SentryPS.Tests.Schema;

/// <summary>
/// Says of a class of tests that its scripts give parameters text that Sentry would refuse. What the whole schema says of
/// lengths and patterns is then no measure.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SendsAnyTextAttribute : Attribute;
