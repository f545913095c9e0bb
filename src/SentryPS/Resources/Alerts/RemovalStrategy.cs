namespace SentryPS.Commands;

/// <summary>Removes monitors or alerts.</summary>
/// <param name="obstacleTo">Why one cannot be removed. Null for kinds that all can.</param>
internal sealed class RemovalStrategy<T>(Func<T, SentryException?>? obstacleTo = null) : ByIdStrategy<T>
    where T : SentryObject
{
    public override string Action => "Remove";

    public override bool IsRemoval => true;

    public override SentryException? ObstacleTo(BulkTarget target, T item) => obstacleTo?.Invoke(item);

    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) =>
        ChangeRequest(ApiMethod.Delete, scope, ids, null);

    public override BulkVerdict Judge(BulkScope scope, T item, object? response) => BulkVerdict.NotChanged("it is still there");
}
