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
                var text => new SentryCronInterval($"{text}"),
            };
        }
        catch (SentryException exception)
        {
            throw Refusal.Of(exception.Message);
        }
    }
}
