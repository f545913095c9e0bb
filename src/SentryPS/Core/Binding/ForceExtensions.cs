namespace SentryPS.Binding;

/// <summary>The platform's custom for <c>-Force</c>.</summary>
internal static class ForceExtensions
{
    /// <summary>-Force does away with the question that a high impact brings, but neither with -WhatIf nor with a -Confirm that was typed.</summary>
    public static bool IsForced(this PSCmdlet cmdlet, SwitchParameter force)
    {
        var isWhatIf = cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var value)
            ? LanguagePrimitives.IsTrue(value)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));
        var isConfirmTyped = cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && LanguagePrimitives.IsTrue(confirm);
        return force && !isWhatIf && !isConfirmTyped;
    }
}
