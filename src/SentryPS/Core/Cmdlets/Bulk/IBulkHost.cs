namespace SentryPS.Cmdlets;

/// <summary>What a change of many things needs of the command that it is made for. Called by the pipeline's thread alone.</summary>
internal interface IBulkHost
{
    /// <summary>Says that the first error will end the command.</summary>
    bool StopsAtErrors { get; }

    /// <summary>Says that the command only tells what it would do.</summary>
    bool IsWhatIf { get; }

    /// <summary>Ends when the command has to end.</summary>
    CancellationToken Stop { get; }

    /// <summary>Starts work in the background. A connection that is closed is a failure of the work.</summary>
    Task<TResult> Start<TResult>(SentryConnection connection, Func<BulkWire, Task<TResult>> work);

    /// <summary>Waits until one of the tasks has ended.</summary>
    void WaitForAny(IReadOnlyCollection<Task> tasks);

    /// <summary>Warns, once, of a token that cannot do what the request asks.</summary>
    void WarnOfScope(ApiRequest request, SentryConnection connection);

    /// <summary>Tells what would be done.</summary>
    void WriteWhatIf(string target, string action);

    void WriteObject(object item);

    void WriteError(ErrorRecord error);

    void WriteWarning(string text);

    /// <summary>Writes where the streams are closed already.</summary>
    void WriteLastWarning(string text);

    /// <summary>Shows how far the work is. The bar's patience begins with the first call.</summary>
    void ShowProgress(string activity, int done, int? total);

    /// <summary>Takes the bar away.</summary>
    void EndProgress(string activity);
}
