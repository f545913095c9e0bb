namespace SentryPS.Binding;

/// <summary>The platform's customs for <c>-Force</c>, <c>-WhatIf</c> and other preferences.</summary>
internal static class ForceExtensions
{
    /// <summary>-Force does away with the question that a high impact brings, but neither with -WhatIf nor with a -Confirm that was typed.</summary>
    public static bool IsForced(this PSCmdlet cmdlet, SwitchParameter force)
    {
        var isConfirmTyped = cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && LanguagePrimitives.IsTrue(confirm);
        return force && !cmdlet.IsWhatIf() && !isConfirmTyped;
    }

    /// <summary>Says that the command only tells what it would do.</summary>
    public static bool IsWhatIf(this PSCmdlet cmdlet) => LanguagePrimitives.IsTrue(cmdlet.PreferenceOf("WhatIf", "WhatIfPreference"));

    /// <summary>What was typed, else what the variable says.</summary>
    public static object? PreferenceOf(this PSCmdlet cmdlet, string parameter, string variable) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value) ? value : cmdlet.GetVariableValue(variable);
}
