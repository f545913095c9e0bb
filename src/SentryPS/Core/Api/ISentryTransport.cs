namespace SentryPS.Api;

/// <summary>
/// All that the cmdlets know of the wire. The implementation lives in SentryPS.Http.dll, with RestSharp and the JSON
/// reader, in a load context of its own; see <see cref="TransportLoader"/>.
/// Every failure is a <see cref="SentryException"/>, except cancellation.
/// </summary>
internal interface ISentryTransport : IDisposable
{
    /// <summary>Asks for one page of a listing of objects and returns when its headers are there.</summary>
    Task<ApiPage<T>> ListAsync<T>(ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject;

    /// <summary>
    /// The same for rows of any JSON, in the form of <see cref="JsonText.Parse"/>; a row may be null.
    /// </summary>
    Task<ApiPage<object?>> ListValuesAsync(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken);

    /// <summary>Sends a request that concerns one thing and reads the response to its end.</summary>
    Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject;

    /// <summary>The same where the response is an array of objects.</summary>
    Task<ApiResponse<IReadOnlyList<T>>> SendForListAsync<T>(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
        where T : SentryObject;

    /// <summary>The same where the response is any JSON, in the form of <see cref="JsonText.Parse"/>.</summary>
    Task<ApiResponse<object>> SendForValueAsync(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken);

    /// <summary>
    /// Copies the body of a response into a stream as it comes, whatever its length. After a failure the stream holds a
    /// part of it. The value is the stream.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="destination">Where the body goes, from its present position on. If it can seek, a body that breaks
    /// off is asked for again.</param>
    /// <param name="observer">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ApiResponse<Stream>> DownloadAsync(
        ApiRequest request, Stream destination, IRequestObserver observer, CancellationToken cancellationToken);
}
