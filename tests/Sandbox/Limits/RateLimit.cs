namespace SentryPS.Sandbox.Limits;

/// <summary>So many calls of one endpoint and method per window, for one caller.</summary>
internal sealed record RateLimit(int Calls, int Seconds = 1)
{
    public const int Concurrency = 25;

    public static readonly RateLimit Default = new(40);
    public static readonly RateLimit IssueList = new(10);
    public static readonly RateLimit Issue = new(5);
    public static readonly RateLimit IssueDelete = new(5, Seconds: 5);
    public static readonly RateLimit Event = new(15);
}
