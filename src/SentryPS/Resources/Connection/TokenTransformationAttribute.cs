using System.Net;
using System.Security;

namespace SentryPS.Binding;

/// <summary>Takes a token as SecureString or credential, as Get-Secret gives them, or as plain text.</summary>
internal sealed class TokenTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => new NetworkCredential("", text.Trim()).SecurePassword,
            SecureString secure => secure,
            // The token is the password, whatever the name.
            PSCredential credential => credential.Password,
            // Says nothing of the value, which could be a token in another wrapping.
            _ => throw new ArgumentTransformationMetadataException(
                "A token is a string, a SecureString or a PSCredential."),
        };
}
