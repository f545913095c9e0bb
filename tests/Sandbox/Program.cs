using SentryPS.Sandbox;
using SentryPS.Sandbox.Demo;

try
{
    var commandLine = CommandLine.Parse(args);
    return commandLine.IsDemo
        ? await DemoCommand.RunAsync(commandLine.Options, commandLine.Script)
        : await ServeCommand.RunAsync(commandLine.Options);
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync($"{error.Message}\n\n{CommandLine.Usage}");
    return 2;
}
