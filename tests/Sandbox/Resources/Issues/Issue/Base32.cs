namespace SentryPS.Sandbox.Resources;

/// <summary>The digits of short ids: no I, L, O or U, which are easily misread.</summary>
internal static class Base32
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Encode(int number)
    {
        var text = "";
        do
        {
            text = Digits[number % 32] + text;
            number /= 32;
        }
        while (number > 0);
        return text;
    }
}
