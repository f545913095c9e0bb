using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SentryPS.Tests.Fuzz;

/// <summary>Input that is nearly right, which is where readers break.</summary>
internal static class Samples
{
    private static readonly string[] s_values =
    [
        "null", "true", "\"\"", "\"text\"", "0", "-1", "12.5", "1e300", "-1e300", "1e9999", "9223372036854775808", "123456789012345678901234567890123", "[]", "{}",
        "[[]]", "{\"\":{}}", "\"2026-01-31T12:00:00Z\"", "\"2026-01-31T12:00:00.123456+14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"",
        "\"2026-13-45T99:99:99Z\"", "\"\\ud800\"", "\"20\\ud80026-01-31T12:00:00Z\"", "[1e300,\"x\",null,{}]", "{\"id\":[1],\"slug\":{},\"type\":1}", "[[1e300,1],[1,1e300],[253402300800,1]]",
    ];

    private static readonly string[] s_breaks = ["", "{", "}", "[", "]", "\"", "\\", ":", ",", "\\ud800", "\u0000", " ", "\ufffd", "1", "e", "-", "/", "\n"];

    /// <summary>A text of such pieces in any order, and at times of any characters.</summary>
    public static Arbitrary<string> TextOf(params string[] pieces) => Gen.Frequency(
        (6, Gen.Elements(pieces).ListOf().Select(string.Concat)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))).ToArbitrary();

    /// <summary>JSON objects with these fields, in which values are of any kind.</summary>
    public static Gen<string> ObjectOf(params string[] names) =>
        (from name in Gen.Elements(names)
         from value in Gen.Elements(s_values)
         select $"\"{name}\":{value}").ListOf().Select(fields => $"{{{string.Join(",", fields)}}}");

    /// <summary>The same JSON, or with bytes cut out, put in or turned over.</summary>
    public static Gen<byte[]> Damaged(Gen<string> json) =>
        from text in json
        from position in Gen.Choose(0, text.Length)
        from length in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 8)))
        from insertion in Gen.Frequency((2, Gen.Constant("")), (1, Gen.Elements(s_breaks)), (1, Gen.Elements(s_values)))
        from flip in Gen.Frequency((4, Gen.Constant(-1)), (1, Gen.Choose(0, 255)))
        select Damage(text, position, length, insertion, flip);

    private static byte[] Damage(string text, int position, int length, string insertion, int flip)
    {
        var damaged = Encoding.UTF8.GetBytes(text[..position] + insertion + text[Math.Min(text.Length, position + length)..]);
        if (flip >= 0 && damaged.Length > 0)
        {
            damaged[position % damaged.Length] = (byte)flip;
        }

        return damaged;
    }
}
