namespace SentryPS.Api;

/// <summary>
/// All that the cmdlets know of the wire. The implementation lives in SentryPS.Http.dll, with RestSharp and the JSON
/// reader, in a load context of its own; see <see cref="TransportLoader"/>.
/// Every failure is a <see cref="SentryException"/>, except cancellation.
/// </summary>
internal interface ISentryTransport : IDisposable
{
    /// <summary>Asks for one page of a listing and returns when its headers are there.</summary>
    Task<ApiPage<T>> ListAsync<T>(ApiRequest request, IRequestObserver monitor, CancellationToken cancellationToken)
        where T : SentryObject;

    /// <summary>Sends a request that concerns one thing and reads the response to its end.</summary>
    Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, IRequestObserver monitor, CancellationToken cancellationToken)
        where T : SentryObject;
}
