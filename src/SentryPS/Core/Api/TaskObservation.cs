namespace SentryPS.Api;

/// <summary>Work that runs ahead of need may end with nobody left to ask how.</summary>
internal static class TaskObservation
{
    /// <summary>Looks at a failure, so that it is nobody's surprise if the task is never awaited. Who awaits it gets it all the same.</summary>
    public static Task<T> Observed<T>(this Task<T> task)
    {
        task.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }
}
