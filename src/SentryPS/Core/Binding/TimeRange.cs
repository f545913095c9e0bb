using System.Globalization;

namespace SentryPS.Binding;

/// <summary>Which events count: those between two times, or those of a last period.</summary>
/// <param name="Start">The earliest time.</param>
/// <param name="End">The latest time.</param>
/// <param name="StatsPeriod">A period back from now, such as <c>24h</c>.</param>
internal sealed record TimeRange(DateTime? Start, DateTime? End, string? StatsPeriod)
{
    private static readonly TimeSpan s_default = TimeSpan.FromDays(90);

    /// <summary>The length of the period; of the server's own one if none is given.</summary>
    public TimeSpan Length
    {
        get
        {
            if (StatsPeriod is null)
            {
                return s_default;
            }

            var number = int.Parse(StatsPeriod.Substring(0, StatsPeriod.Length - 1), CultureInfo.InvariantCulture);
            return StatsPeriod[StatsPeriod.Length - 1] switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => TimeSpan.FromDays(7 * number),
            };
        }
    }

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

        if (Start?.ToUniversalTime() >= End?.ToUniversalTime())
        {
            throw SentryException.InvalidInput(FormattableString.Invariant(
                $"-Start ({Start:yyyy-MM-dd HH:mm:ss}) is not before -End ({End:yyyy-MM-dd HH:mm:ss})."));
        }
    }

    public void AddTo(QueryParameters query) => query.Add("start", Start).Add("end", End).Add("statsPeriod", StatsPeriod);
}
