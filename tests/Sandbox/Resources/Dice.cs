namespace SentryPS.Sandbox.Resources;

/// <summary>Numbers that look random and are a function of what they are for: the same asked twice is the same.</summary>
internal static class Dice
{
    private const ulong First = 0xBF58476D1CE4E5B9;
    private const ulong Second = 0x94D049BB133111EB;
    private static readonly ulong FirstInverse = Inverse(First);
    private static readonly ulong SecondInverse = Inverse(Second);

    /// <summary>0 up to, but not including, the number of sides.</summary>
    public static int Roll(int sides, long about, long aspect = 0) =>
        (int)(Mix((ulong)about ^ Mix((ulong)aspect + 1)) % (ulong)sides);

    public static T Pick<T>(IReadOnlyList<T> choices, long about, long aspect = 0) =>
        choices[Roll(choices.Count, about, aspect)];

    /// <summary>Scrambles a number, one to one.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * First;
        value = (value ^ (value >> 27)) * Second;
        return value ^ (value >> 31);
    }

    /// <summary>The number that was scrambled.</summary>
    public static ulong Unmix(ulong value)
    {
        value = Unshift(value, 31) * SecondInverse;
        value = Unshift(value, 27) * FirstInverse;
        return Unshift(value, 30);
    }

    private static ulong Unshift(ulong value, int shift)
    {
        var result = value;
        for (var bits = shift; bits < 64; bits += shift)
            result = value ^ (result >> shift);
        return result;
    }

    /// <summary>The inverse of an odd factor modulo 2^64, by Newton's method.</summary>
    private static ulong Inverse(ulong factor)
    {
        var inverse = factor;
        for (var step = 0; step < 6; step++)
            inverse *= 2 - (factor * inverse);
        return inverse;
    }
}
