namespace SentryPS.Cmdlets;

/// <summary>Writes what comes in any order in the order of its places.</summary>
internal sealed class OrderedOutput(Action<object> write)
{
    private readonly SortedDictionary<int, object?> _early = [];
    private int _next;

    /// <summary>Takes what belongs in a place; null where nothing does.</summary>
    public void Add(int position, object? item)
    {
        _early[position] = item;
        while (_early.TryGetValue(_next, out var next))
        {
            _early.Remove(_next++);
            Write(next);
        }
    }

    /// <summary>Writes what there is, although places before it stay empty.</summary>
    public void Flush()
    {
        var items = _early.Values.ToList();
        _early.Clear();
        items.ForEach(Write);
    }

    private void Write(object? item)
    {
        if (item is not null)
        {
            write(item);
        }
    }
}
