using System.Management.Automation;

namespace SentryPS.Tests.Conventions;

/// <summary>What changes something can be tried out first, and what destroys asks.</summary>
public sealed class ChangeTests
{
    /// <summary>Commands with the verb of a change that change nothing, with the reason.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["Invoke-SentryCronJob"] = "it runs what it is given and tells how that went",
    };

    [Fact]
    public void ChangesSupportShouldProcess() => Command.All
        .Where(command => command.IsChange && !command.Attribute.SupportsShouldProcess && !s_others.ContainsKey(command.Name))
        .AssertNone();

    [Fact]
    public void WhatReadsHasNothingToConfirm() =>
        Command.All.Where(command => !command.IsChange && command.Attribute.SupportsShouldProcess).AssertNone();

    [Fact]
    public void WhatDestroysAsksUnlessForced() => Command.All
        .Where(command => command.Attribute.VerbName is "Remove" or "Merge" or "Clear")
        .Where(command => command.Attribute.ConfirmImpact != ConfirmImpact.High || !command.Has("Force")).AssertNone();

    [Fact]
    public void WhatDoesNotDestroyDoesNotAsk() => Command.All
        .Where(command => command.Attribute.ConfirmImpact == ConfirmImpact.High && !command.Has("Force")).AssertNone();
}
