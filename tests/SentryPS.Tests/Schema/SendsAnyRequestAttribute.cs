namespace SentryPS.Tests.Schema;

/// <summary>
/// Says of a class of tests that its scripts ask Invoke-SentryApi for what no schema has. Then the official one is no
/// measure.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SendsAnyRequestAttribute : Attribute;
