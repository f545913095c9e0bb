namespace SentryPS.Cmdlets;

/// <summary>Remembers how things were before they were changed, so that the change can be taken back.</summary>
internal interface IBulkJournal<in T>
    where T : SentryObject
{
    /// <summary>Says that the thing has a place in the journal, but its state is not known yet.</summary>
    bool Lacks(BulkTarget target);

    /// <summary>Notes a thing as it is before the change.</summary>
    void AddBefore(BulkTarget target, T item);

    /// <summary>Notes a thing as it was seen after the change.</summary>
    void AddAfter(BulkTarget target, T item);
}
