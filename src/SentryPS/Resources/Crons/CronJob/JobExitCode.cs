namespace SentryPS.Commands;

/// <summary>
/// Finds out which exit code a job left behind. Programs and scripts leave it in <c>$LASTEXITCODE</c>, where one may be
/// from before the job: that is replaced by the same number in another box, which is known again if it is still there.
/// </summary>
internal sealed class JobExitCode
{
    private const string Variable = "global:LASTEXITCODE";

    private readonly PSVariableIntrinsics _variables;
    private readonly object? _before;

    public JobExitCode(PSVariableIntrinsics variables)
    {
        _variables = variables;
        if (Value is not int code)
            return;

        _before = (object)code;
        _variables.Set(Variable, _before);
    }

    /// <summary>Whether the job left an exit code that is not zero.</summary>
    public bool IsFailure => Value is int code && code != 0 && !ReferenceEquals(Value, _before);

    private object? Value => PipelineValue.Unwrap(_variables.GetValue(Variable));
}
