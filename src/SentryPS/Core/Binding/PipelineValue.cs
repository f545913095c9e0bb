namespace SentryPS.Binding;

/// <summary>Values as scripts hand them over: often in a wrapping of PowerShell's own.</summary>
internal static class PipelineValue
{
    /// <summary>The value without PowerShell's wrapping. An object that is nothing but properties stays wrapped.</summary>
    public static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
