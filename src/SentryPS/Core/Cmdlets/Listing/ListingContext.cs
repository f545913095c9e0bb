namespace SentryPS.Cmdlets;

/// <summary>
/// What a listing needs of whoever reads it: the way to the server, when to stop, how much is wanted and how to wait.
/// As it is, it serves work in the background; commands have one that writes while it waits.
/// </summary>
internal class ListingContext(ISentryTransport transport, IRequestObserver observer, CancellationToken stopToken)
{
    public CancellationToken StopToken => stopToken;

    /// <summary>The part of the listing that is wanted. Null for all of it.</summary>
    public PagingParameters? Paging { get; init; }

    /// <summary>Asks for a page in the background.</summary>
    public Task<ApiPage<T>> AskAsync<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : SentryObject =>
        StartAsync((wire, listener) => wire.ListAsync<T>(request, listener, cancellationToken));

    /// <summary>Does something with the wire in the background.</summary>
    public Task<T> StartAsync<T>(Func<ISentryTransport, IRequestObserver, Task<T>> operation) =>
        // On the thread pool: the reader's thread may have a context that it would have to get back to, as in an ISE.
        Task.Run(() => operation(transport, observer), CancellationToken.None).Observed();

    /// <summary>Waits for a page.</summary>
    public virtual T Await<T>(Task<T> page) => page.GetAwaiter().GetResult();

    /// <summary>Called before the first request of a listing.</summary>
    public virtual void Starting(ApiRequest request)
    {
    }

    /// <summary>The bar that shows how far a listing has come. Null where nobody watches.</summary>
    public virtual ProgressBar? CreateBar() => null;
}
