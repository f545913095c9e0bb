using SentryPS.Benchmarks;
using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Reader;

try
{
    // The worker is started by the benchmarks themselves, where there is no pwsh.
    if (args is ["worker", var pipe])
        return EngineWorker.Run(pipe);

    var options = BenchmarkOptions.Parse(args);
    if (options.IsReaderOnly)
        await ReaderSuite.RunAsync(options);
    else
        await Suite.RunAsync(options);
    return 0;
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync($"{error.Message}\n\n{BenchmarkOptions.Usage}");
    return 2;
}
