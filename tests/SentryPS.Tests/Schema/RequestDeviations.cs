namespace SentryPS.Tests.Schema;

/// <summary>What commands send although the official schema does not have it, each with the reason.</summary>
internal static class RequestDeviations
{
    public static readonly IReadOnlyList<Deviation> All =
    [
    ];
}
