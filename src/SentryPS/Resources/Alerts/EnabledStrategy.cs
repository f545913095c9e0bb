namespace SentryPS.Commands;

/// <summary>Switches monitors or alerts on or off.</summary>
/// <param name="isEnabled">What they shall be.</param>
/// <param name="stateOf">What one is.</param>
internal sealed class EnabledStrategy<T>(bool isEnabled, Func<T, bool> stateOf) : ByIdStrategy<T>
    where T : SentryObject
{
    public override string Action => isEnabled ? "Enable" : "Disable";

    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) =>
        ChangeRequest(ApiMethod.Put, scope, ids, new Dictionary<string, object?> { ["enabled"] = isEnabled });

    public override BulkVerdict Judge(BulkScope scope, T item, object? response) => stateOf(item) == isEnabled
        ? BulkVerdict.Changed
        : BulkVerdict.NotChanged(isEnabled ? "it is still disabled" : "it is still enabled");
}
