using SentryPS.Connection;

namespace SentryPS.Binding;

/// <summary>Takes a connection, or the name that Connect-Sentry gave to one of this session.</summary>
internal sealed class ConnectionAttribute : ArgumentTransformationAttribute
{
    private const string ForeignProcess =
        "A connection does not go to another process, since its token stays in this one. Start-ThreadJob and "
        + "ForEach-Object -Parallel take it; about_SentryPS_Connections says what a job of Start-Job can be given.";

    private const string NoConnection =
        "A connection is what Connect-Sentry -PassThru gives, or the name that Connect-Sentry -Name gave to one.";

    private static readonly string s_copy = "Deserialized." + typeof(SentryConnection).FullName;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PipelineValue.Unwrap(inputData) switch
        {
            null => null,
            SentryConnection connection => connection,
            string { Length: > 0 } name => Find(name),
            PSObject value when value.TypeNames.Contains(s_copy) => throw Refusal(ForeignProcess),
            _ => throw Refusal(NoConnection),
        };

    private static SentryConnection Find(string name)
    {
        try
        {
            return ConnectionStore.Get(name);
        }
        catch (SentryException exception)
        {
            throw Refusal($"{exception.Message} {exception.RecommendedAction}");
        }
    }

    private static ArgumentTransformationMetadataException Refusal(string message) => new(SentryFormat.Line(message));
}
