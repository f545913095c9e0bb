namespace SentryPS.Commands;

/// <summary>Reads an interval. A row of a file has an empty text where a monitor has a crontab.</summary>
internal sealed class CronIntervalAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return PipelineValue.Unwrap(inputData) switch
            {
                null or "" => null,
                SentryCronInterval interval => interval,
                TimeSpan span => new SentryCronInterval(span),
                // PowerShell reads 1d as a number, and keeps how it was written.
                _ => new SentryCronInterval($"{inputData}"),
            };
        }
        catch (SentryException exception)
        {
            throw Refusal.Of(exception.Message);
        }
    }
}
