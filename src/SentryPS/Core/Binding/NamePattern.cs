namespace SentryPS.Binding;

/// <summary>A name in which an asterisk stands for any text, and all other characters for themselves. Case does not count.</summary>
/// <param name="text">The name as it was typed.</param>
internal sealed class NamePattern(string text)
{
    public const char AnyText = '*';

    private const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;

    private readonly string[] _parts = text.Split(AnyText);

    public bool Fits(string name)
    {
        if (_parts.Length == 1)
            return string.Equals(name, _parts[0], Comparison);

        var (first, last) = (_parts[0], _parts[^1]);
        var (start, end) = (first.Length, name.Length - last.Length);
        if (start > end || !name.StartsWith(first, Comparison) || !name.EndsWith(last, Comparison))
            return false;

        foreach (var part in _parts.Skip(1).Take(_parts.Length - 2))
        {
            var found = name.IndexOf(part, start, end - start, Comparison);
            if (found < 0)
                return false;

            start = found + part.Length;
        }

        return true;
    }
}
