using System.Collections;

namespace SentryPS;

/// <summary>
/// A list that a response has, and that nobody changes. PowerShell counts into it from both ends (<c>$list[0]</c>,
/// <c>$list[-1]</c>), ConvertTo-Json makes an array of it, and as text it is its items.
/// </summary>
public sealed class SentryList<T> : IReadOnlyList<T>, IList
{
    private readonly T[] _items;

    internal SentryList(IEnumerable<T>? items) => _items = items is null ? [] : [.. items];

    /// <inheritdoc/>
    public int Count => _items.Length;

    bool IList.IsFixedSize => true;

    bool IList.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => this;

    internal static SentryList<T> Empty { get; } = new(null);

    /// <summary>The item at a place, counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such place. In PowerShell that is <c>$null</c>.</exception>
    public T this[int index] => _items[index];

    object? IList.this[int index]
    {
        get => _items[index];
        set => throw Unchangeable();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>The items with <c>", "</c> between them.</summary>
    public override string ToString() => string.Join(", ", _items);

    bool IList.Contains(object? value) => ((IList)_items).Contains(value);

    int IList.IndexOf(object? value) => ((IList)_items).IndexOf(value);

    void ICollection.CopyTo(Array array, int index) => _items.CopyTo(array, index);

    int IList.Add(object? value) => throw Unchangeable();

    void IList.Clear() => throw Unchangeable();

    void IList.Insert(int index, object? value) => throw Unchangeable();

    void IList.Remove(object? value) => throw Unchangeable();

    void IList.RemoveAt(int index) => throw Unchangeable();

    private static NotSupportedException Unchangeable() =>
        new("The list cannot be changed: it shows what the server sent.");
}
