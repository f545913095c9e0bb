using System.Reflection;

namespace SentryPS.Tests.Conventions;

/// <summary>What comes through the pipeline means one thing.</summary>
public sealed class BindingTests
{
    [Fact]
    public void OneParameterTakesThePipelinesObjects() => Command.All
        .Where(command => command.Parameters.Count(parameter => Command.IsFromPipeline(parameter) && Command.IsShown(parameter)) > 1).AssertNone();

    /// <summary>
    /// A property that has a parameter's name by chance would name something else: only what describes a new thing binds so.
    /// </summary>
    [Fact]
    public void NothingIsNamedByAProperty() => Command.All
        .Where(command => command.Attribute.VerbName is not ("New" or "Add" or "Send"))
        .SelectMany(command => command.Parameters.Where(Command.IsByPropertyName), (command, parameter) => $"{command} -{parameter.Name}").AssertNone();

    /// <summary>Of a call by path, the path comes first, and the piped object fills its holes.</summary>
    [Fact]
    public void WhatIsWorkedOnComesFirst() => Command.All
        .Where(command => command.Name != "Invoke-SentryApi")
        .SelectMany(command => command.Parameters.Where(Command.IsFromPipeline).Where(Command.IsShown), (command, parameter) => (command, parameter))
        .Where(found => found.parameter.GetCustomAttributes<System.Management.Automation.ParameterAttribute>().Any(attribute => attribute.Position != 0))
        .Select(found => $"{found.command} -{found.parameter.Name}").AssertNone();
}
