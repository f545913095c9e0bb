#if NET
using System.Runtime.InteropServices;
#endif

namespace SentryPS.Commands;

/// <summary>
/// Notices, while it is watched for, that the process is about to end: by <c>[Environment]::Exit</c>, by the host, or
/// by a signal of the system. Nothing is kept from ending.
/// </summary>
internal sealed class ProcessEnd : IDisposable
{
    private readonly Action _ending;
#if NET
    private readonly List<PosixSignalRegistration> _signals = [];
#endif

    /// <param name="ending">Called before the process ends. It must not take long.</param>
    public ProcessEnd(Action ending)
    {
        _ending = ending;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
#if NET
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            _signals.Add(PosixSignalRegistration.Create(signal, _ => ending()));
#endif
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
#if NET
        foreach (var signal in _signals)
            signal.Dispose();
#endif
    }

    private void OnExit(object? sender, EventArgs e) => _ending();
}
