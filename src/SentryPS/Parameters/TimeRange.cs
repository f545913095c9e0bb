using SentryPS.Transport;

namespace SentryPS.Parameters;

/// <summary>Which events count: those between two times, or those of a last period.</summary>
/// <param name="Start">The earliest time.</param>
/// <param name="End">The latest time.</param>
/// <param name="StatsPeriod">A period back from now, such as <c>24h</c>.</param>
internal sealed record TimeRange(DateTimeOffset? Start, DateTimeOffset? End, string? StatsPeriod)
{
    /// <summary>The server would go by the period and pass over the times, or complain of one time alone.</summary>
    public void Validate()
    {
        if ((Start is null) != (End is null))
        {
            throw SentryException.InvalidInput("-Start and -End go together; for a period up to now there is -StatsPeriod, such as 24h.");
        }

        if (Start is not null && StatsPeriod is not null)
        {
            throw SentryException.InvalidInput("Give -Start and -End, or -StatsPeriod, but not both.");
        }

        if (Start >= End)
        {
            throw SentryException.InvalidInput($"-Start ({Start:u}) is not before -End ({End:u}).");
        }
    }

    public void AddTo(QueryParameters query) => query.Add("start", Start).Add("end", End).Add("statsPeriod", StatsPeriod);
}
