namespace SentryPS.Binding;

/// <summary>
/// Marks a number that rows of files bring: an empty text in a row says nothing, where PowerShell would make a zero of it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmptyAsNullAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PipelineValue.Unwrap(inputData) is "" ? null : inputData;
}
