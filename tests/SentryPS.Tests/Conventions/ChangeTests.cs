using System.Management.Automation;

namespace SentryPS.Tests.Conventions;

/// <summary>What changes something can be tried out first, and what destroys asks.</summary>
public sealed class ChangeTests
{
    [Fact]
    public void ChangesSupportShouldProcess() =>
        Command.All.Where(command => command.IsChange && !command.Attribute.SupportsShouldProcess).AssertNone();

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
