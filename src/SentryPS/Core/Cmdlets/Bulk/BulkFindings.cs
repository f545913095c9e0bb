namespace SentryPS.Cmdlets;

/// <summary>What the server shows of things that it was asked for by their ids.</summary>
internal sealed class BulkFindings<T>
    where T : SentryObject
{
    private readonly Dictionary<string, T> _items = [];
    private readonly Dictionary<string, SentryException> _failures = [];

    public void Add(string id, T item) => _items[id] = item;

    public void Fail(string id, SentryException failure) => _failures[id] = failure;

    /// <summary>The thing as it is now. Null where there is none, or the server could not be asked.</summary>
    public T? Item(string id) => _items.TryGetValue(id, out var item) ? item : null;

    /// <summary>Why the server could not be asked. Null where it could.</summary>
    public SentryException? Failure(string id) => _failures.TryGetValue(id, out var failure) ? failure : null;
}
