namespace SentryPS.Cmdlets;

/// <summary>The objects that a listing has given so far: data that change while they are read can bring one twice.</summary>
/// <param name="isOrdered">Says that the same listing would come in the same order again.</param>
internal sealed class ListedObjects(bool isOrdered = true)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>How many objects there are, each counted once.</summary>
    public int Count { get; private set; }

    /// <summary>False for an object that has come before. One that nothing tells from others is always new.</summary>
    public bool Add(SentryObject item) => Add(item.Key);

    /// <inheritdoc cref="Add(SentryObject)"/>
    /// <param name="key">What tells the object from others. Null or empty where nothing does.</param>
    public bool Add(string? key)
    {
        if (!string.IsNullOrEmpty(key) && !_keys.Add(key!))
        {
            return false;
        }

        Count++;
        return true;
    }

    /// <summary>Does a part of the listing. A failure says how far the listing had come, and what becomes of that.</summary>
    public TResult Annotate<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (SentryException exception) when (Count > 0)
        {
            var rest = isOrdered
                ? FormattableString.Invariant($"-Skip {Count} goes on from there if nothing has changed meanwhile.")
                : "They came in no order, so for the others it has to be read anew.";
            exception.Remark = FormattableString.Invariant(
                $" The listing broke off after {Count} objects, which are complete: a command behind it acts on them, unless the listing has -ErrorAction Stop. {rest}");
            throw;
        }
    }
}
