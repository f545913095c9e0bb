namespace SentryPS.Tests.Conventions;

/// <summary>What all commands must do is tested of those that have a sample.</summary>
public sealed class CommandSampleTests
{
    [Fact]
    public void EachCommandHasOne() =>
        Command.All.Select(command => command.Name).Except(CommandSamples.All.Select(sample => sample.Command)).AssertNone();

    [Fact]
    public void ThereIsNoneForAnythingElse() =>
        CommandSamples.All.Select(sample => sample.Command).Except(Command.All.Select(command => command.Name)).AssertNone();
}
