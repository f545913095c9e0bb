using SentryPS.Sandbox;

try
{
    var commandLine = CommandLine.Parse(args);
    return await ServeCommand.RunAsync(commandLine.Options);
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync($"{error.Message}\n\n{CommandLine.Usage}");
    return 2;
}
