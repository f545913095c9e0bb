namespace SentryPS.Binding;

/// <summary>
/// Reads what names an issue. Text that names none is let through with its complaint, which the cmdlet then reports for
/// that one item: of a pipeline's input PowerShell itself would only say that it cannot be bound, and not why.
/// </summary>
internal sealed class IssueReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap(inputData) switch
    {
        object?[] items => items.Select(Read).ToArray(),
        var item => Read(item),
    };

    /// <summary>What is none of these stays as it is; PowerShell may find the issue in one of its properties.</summary>
    private static object? Read(object? item) => Unwrap(item) switch
    {
        string text => SentryIssueReference.ReadOrComplain(text),
        int or long => SentryIssueReference.ReadOrComplain($"{Unwrap(item)}"),
        SentryIssue issue => new SentryIssueReference(issue),
        SentryEvent { IssueId: not null } found => new SentryIssueReference(found),
        _ => item,
    };

    private static object? Unwrap(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
