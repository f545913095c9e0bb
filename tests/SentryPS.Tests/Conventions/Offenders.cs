namespace SentryPS.Tests.Conventions;

internal static class Offenders
{
    /// <summary>Asserts that nothing breaks the convention, and names all that does.</summary>
    public static void AssertNone<T>(this IEnumerable<T> offenders)
    {
        var list = offenders.Select(offender => $"{offender}").ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
