namespace SentryPS.Binding;

/// <summary>
/// Takes the address of a proxy. One that cannot be read is refused in these words: PowerShell's own would repeat it,
/// with the password that may be in it.
/// </summary>
internal sealed class ProxyTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            Uri address => address,
            string text when Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
            _ => throw new ArgumentTransformationMetadataException(
                "The address of a proxy looks like http://proxy.example.com:8080. In a name or password before it, "
                + "'#' is written %23, '/' %2F and '@' %40."),
        };
}
