namespace SentryPS.Cmdlets;

/// <summary>
/// What a change of many things has to know of their kind and of what is done to them. It holds no state of the change.
/// </summary>
internal abstract class BulkStrategy<T>
    where T : SentryObject
{
    /// <summary>The kind in messages, in the singular: <c>issue</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>What is done to each, for the question to a person: <c>Resolve</c>.</summary>
    public abstract string Action { get; }

    /// <summary>Says that things shall be gone afterwards.</summary>
    public virtual bool IsRemoval => false;

    /// <summary>Finds out what the requests to an organization need. Called once for each organization, before anything is sent.</summary>
    /// <exception cref="SentryException">Nothing can be changed there.</exception>
    public virtual Task PrepareAsync(BulkScope home, BulkWire wire) => Task.CompletedTask;

    /// <summary>Why a thing, as it is before the change, must not be changed. Null where nothing is in the way.</summary>
    public virtual SentryException? ObstacleTo(BulkTarget target, T item) => null;

    /// <summary>
    /// The request that changes these things and no others. There is always one at least: servers take a request without
    /// ids for one that means everything.
    /// </summary>
    public abstract ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids);

    /// <summary>The request for a listing of these things as they are, whatever their state.</summary>
    public abstract ApiRequest ListRequest(BulkScope scope, IReadOnlyList<string> ids);

    /// <summary>The request for one thing, by its id or another name.</summary>
    public abstract ApiRequest ItemRequest(BulkScope scope, string key);

    /// <summary>
    /// Says that a smaller request may pass where this one failed. Kinds whose requests fail as a whole for the sake of one
    /// thing in them say so of those failures too.
    /// </summary>
    public virtual bool MayPassInParts(SentryException failure) => BulkFailure.MayPassInParts(failure);

    public abstract string IdOf(T item);

    /// <summary>See <see cref="BulkScope.Partition"/>. Null where the response does not tell.</summary>
    public abstract string? PartitionOf(T item);

    /// <summary>Compares a thing, as it was read back, with what was asked for.</summary>
    /// <param name="scope">Where it is.</param>
    /// <param name="item">The thing as it is now.</param>
    /// <param name="response">The JSON that the server answered the change with. Null where it answered nothing.</param>
    public abstract BulkVerdict Judge(BulkScope scope, T item, object? response);
}
