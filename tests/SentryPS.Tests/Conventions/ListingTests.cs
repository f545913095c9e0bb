namespace SentryPS.Tests.Conventions;

/// <summary>Listings have the platform's own -First, -Skip and -IncludeTotalCount.</summary>
public sealed class ListingTests
{
    /// <summary>Commands with the verb Get that have nothing to page through, with the reason.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["Get-SentryConnection"] = "there is one",
        ["Get-SentryOwnership"] = "a project has one",
        ["Get-SentryUsage"] = "the figures come all at once",
        ["Get-SentryApiOperation"] = "they are in the module, and all at hand",
    };

    [Fact]
    public void WhatGetsSupportsPaging() => Assert.Equal(
        s_others.Keys.Order(),
        Command.All.Where(command => command.Attribute.VerbName == "Get" && !command.Attribute.SupportsPaging).Select(command => command.Name));
}
