namespace SentryPS.Benchmarks.Measuring;

/// <summary>One turn of a contender.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Count">How many things it brought or changed.</param>
internal readonly record struct Turn(double Milliseconds, long Count);

/// <summary>One way to do what a comparison is about.</summary>
/// <param name="Name">As the report shows it.</param>
/// <param name="TakeTurn">Does it once.</param>
internal sealed record Contender(string Name, Func<Task<Turn>> TakeTurn);
